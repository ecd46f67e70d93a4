"""Processes that belong together end together, also when one of them is killed and cannot say so."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time

_LOOK_EVERY = 0.5
_PR_SET_PDEATHSIG = 1


def end_with_parent(*, grace: float = 20.0) -> None:
    """Ends this child process when its parent dies: SIGTERM at once, SIGKILL when that did not help in `grace` seconds.

    Linux is asked to send the signal (prctl(2), PR_SET_PDEATHSIG); everywhere a thread looks whether the parent
    changed, which also catches a parent that died before this call. Call it in a process that `multiprocessing` made.
    """
    parent = multiprocessing.parent_process()
    if parent is None or parent.pid is None:
        return
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    threading.Thread(target=_look, args=(parent.pid, grace), name="parent", daemon=True).start()


def _look(parent: int, grace: float) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(grace)
    os.kill(os.getpid(), signal.SIGKILL)
