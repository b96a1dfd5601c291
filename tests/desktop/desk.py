#!/usr/bin/python3
"""Looks at and works the workstation's real windows: finds things by role and name through the desktop's accessibility
bus, as a screen reader does, and presses real keys and buttons through the X server.

Reads one JSON command a line, answers one JSON line each: {"ok": …} or {"error": "…"}.
"""

import json
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

POLL_SECONDS = 0.1


def application(pid):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def walk(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    try:
        count = node.get_child_count()
    except gi.repository.GLib.Error:
        return
    for index in range(min(count, 400)):
        try:
            child = node.get_child_at_index(index)
        except gi.repository.GLib.Error:
            continue
        yield from walk(child, depth + 1)


def matches(node, role, name):
    try:
        if role and node.get_role_name() != role:
            return False
        if name and not re.search(name, node.get_name() or ""):
            return False
        return is_showing(node)
    except gi.repository.GLib.Error:
        return False


def find(pid, role, name, timeout):
    end = time.monotonic() + timeout
    while True:
        root = application(pid)
        if root is not None:
            for node in walk(root):
                if matches(node, role, name):
                    return node
        if time.monotonic() > end:
            raise LookupError(f"no {role or 'thing'} named /{name}/ is shown")
        time.sleep(POLL_SECONDS)


def box(node):
    rect = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    return rect.x, rect.y, rect.width, rect.height


def xdotool(*words):
    subprocess.run(["xdotool", *words], check=True, stdout=subprocess.DEVNULL)


def windows_of(pid):
    found = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", "."],
                           capture_output=True, text=True).stdout.split()
    named = [(window, subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True).stdout.strip())
             for window in found]
    if not named:
        raise LookupError("the program shows no window")
    # A dialog before the desk.
    return [window for window, name in sorted(named, key=lambda entry: entry[1].endswith("Qiao"))]


def activate(pid):
    wanted = windows_of(pid)[0]
    active = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True).stdout.strip()
    if active != wanted:
        xdotool("windowactivate", "--sync", wanted)


def do_place(command):
    """Puts the desk where no other window covers it."""
    window = windows_of(command["pid"])[-1]
    xdotool("windowsize", "--sync", window, str(command["width"]), str(command["height"]))
    xdotool("windowmove", window, str(command["x"]), str(command["y"]))
    return True


def do_wait(command):
    node = find(command["pid"], command.get("role"), command.get("name"), command.get("timeout", 15))
    return {"name": node.get_name(), "role": node.get_role_name(), "box": box(node)}


def do_gone(command):
    end = time.monotonic() + command.get("timeout", 15)
    while time.monotonic() < end:
        try:
            find(command["pid"], command.get("role"), command.get("name"), 0)
        except LookupError:
            return True
        time.sleep(POLL_SECONDS)
    raise LookupError(f"{command.get('role')} named /{command.get('name')}/ is still shown")


def do_click(command):
    node = find(command["pid"], command.get("role"), command.get("name"), command.get("timeout", 15))
    activate(command["pid"])
    x, y, width, height = box(node)
    xdotool("mousemove", "--sync", str(x + width // 2), str(y + height // 2), "click", "1")
    return True


def do_fill(command):
    """Puts text into a field as an input method does: all at once, any script."""
    node = find(command["pid"], command.get("role", "text"), command.get("name"), command.get("timeout", 15))
    activate(command["pid"])
    node.get_component_iface().grab_focus()
    if not node.get_editable_text_iface().set_text_contents(command["text"]):
        raise RuntimeError("the field does not take text")
    return True


def do_key(command):
    activate(command["pid"])
    xdotool("key", "--clearmodifiers", *command["keys"])
    return True


def do_type(command):
    activate(command["pid"])
    xdotool("type", "--delay", "15", command["text"])
    return True


def do_text(command):
    node = find(command["pid"], command.get("role", "text"), command.get("name"), command.get("timeout", 15))
    iface = node.get_text_iface()
    return iface.get_text(0, iface.get_character_count())


def do_items(command):
    """The names of the rows of a list."""
    node = find(command["pid"], command.get("role", "list"), command.get("name"), command.get("timeout", 15))
    names = []
    for index in range(min(node.get_child_count(), 2000)):
        child = node.get_child_at_index(index)
        if child is not None and child.get_name():
            names.append(child.get_name())
    return names


def do_tree(command):
    lines = []

    def describe(node, depth):
        if node is None or depth > 30 or len(lines) > 800:
            return
        lines.append(f"{'  ' * depth}{node.get_role_name()} «{node.get_name()}»{'' if is_showing(node) else ' (hidden)'}")
        for index in range(min(node.get_child_count(), 60)):
            describe(node.get_child_at_index(index), depth + 1)

    describe(application(command["pid"]), 0)
    return lines


def do_shot(command):
    subprocess.run(["import", "-window", "root", command["path"]], check=True)
    return True


COMMANDS = {name[3:]: function for name, function in globals().items() if name.startswith("do_")}


def main():
    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = {"ok": COMMANDS[command["do"]](command)}
        except Exception as fault:  # every fault is the test's to judge
            answer = {"error": f"{type(fault).__name__}: {fault}"}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


main()
