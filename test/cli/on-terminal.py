"""Runs a command on a terminal of its own and types on it, as somebody at a keyboard would.

The job is JSON on standard input: command, cwd, env, width, steps, seconds. A step is [text to wait for, text to
type]. What came out is JSON on standard output: code, output, and whether the terminal is sane afterwards. A
command that takes longer than the seconds is killed and has the code null.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

job = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    # The window's size before the command asks for it.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, job["width"], 0, 0))
    os.chdir(job["cwd"])
    os.execvpe(job["command"][0], job["command"], job["env"])

end = time.monotonic() + job["seconds"]
output, seen, steps, code = b"", 0, job["steps"], None
before = termios.tcgetattr(terminal)[3]
while time.monotonic() < end:
    if steps and steps[0][0].encode() in output[seen:]:
        seen = len(output)
        os.write(terminal, steps.pop(0)[1].encode())
    ready, _, _ = select.select([terminal], [], [], 0.05)
    if ready:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the command has closed its end
            part = b""
        output += part
        if part:
            continue
    done, status = os.waitpid(child, os.WNOHANG)
    if done:
        code = os.waitstatus_to_exitcode(status)
        break
else:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
try:
    sane = termios.tcgetattr(terminal)[3] == before
except termios.error:  # no terminal is left that could be amiss
    sane = None
json.dump({"code": code, "output": output.decode("utf-8", "replace"), "sane": sane}, sys.stdout)
