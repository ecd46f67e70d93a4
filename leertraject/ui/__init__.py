"""The look of Leertraject: page frames, component tags, styles and behaviours.

Templates load the components with ``{% load lt %}``; README.md lists them with their arguments.
Styles and scripts are built from ``frontend/`` into ``static/ui``; never edit them there.
This package knows nothing of persons or programmes: it shows what it is given.
"""
