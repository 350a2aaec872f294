#!/bin/sh
# Starts losverfahren with the Node beside it, also by way of a link.
this=$0
while [ -h "$this" ]; do
  to=$(readlink "$this")
  case $to in
    /*) this=$to ;;
    *) this=$(dirname -- "$this")/$to ;;
  esac
done
here=$(cd -- "$(dirname -- "$this")" && pwd -P) || exit 1
exec "$here/node" "$here/bin/losverfahren.js" "$@"
