from leertraject.config.cli import main

raise SystemExit(main())
