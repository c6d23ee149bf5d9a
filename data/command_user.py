"""``python -m data user add|password|role|remove|list``: who may sign in, from the server's own
console.

A password is asked for twice on a terminal; from a pipe its first line is taken.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable

from data.accounts import ROLES, Accounts, Refused
from data.store.database import Unreachable, connect, of_environment


def run(args: argparse.Namespace) -> int:
    """0 done, 1 refused, 2 the database cannot be reached."""
    try:
        accounts = Accounts(connect(args.database or of_environment()))
    except Unreachable as away:
        print(away, file=sys.stderr)
        return 2
    try:
        print(ACTIONS[args.action](accounts, args))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


def _add(accounts: Accounts, args: argparse.Namespace) -> str:
    accounts.add(_named(args), args.role or "editor", _password())
    return f"已添加账号「{args.name}」，角色 {args.role or 'editor'}"


def _change_password(accounts: Accounts, args: argparse.Namespace) -> str:
    accounts.set_password(_named(args), _password())
    return f"已更改「{args.name}」的密码，此前的登录全部失效"


def _change_role(accounts: Accounts, args: argparse.Namespace) -> str:
    if not args.role:
        raise Refused(f"要写明角色：--role {'|'.join(ROLES)}")
    accounts.set_role(_named(args), args.role)
    return f"「{args.name}」的角色现为 {args.role}"


def _remove(accounts: Accounts, args: argparse.Namespace) -> str:
    accounts.remove(_named(args))
    return f"已删除账号「{args.name}」，其登录立即失效"


def _list(accounts: Accounts, args: argparse.Namespace) -> str:
    users = accounts.all()
    return "\n".join(f"{user.name}\t{user.role}" for user in users) or "还没有账号"


ACTIONS: dict[str, Callable[[Accounts, argparse.Namespace], str]] = {
    "add": _add,
    "password": _change_password,
    "role": _change_role,
    "remove": _remove,
    "list": _list,
}


def _named(args: argparse.Namespace) -> str:
    if not args.name:
        raise Refused("要写明账号名")
    return args.name


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("密码：")
    if getpass.getpass("再输一次：") != first:
        raise Refused("两次输入的密码不同，没有改动")
    return first
