#!/bin/sh
# A CUPS backend that is a printer for tests. Its device address says how it behaves:
#   tray:/FOLDER       keeps each job it receives as FOLDER/<job>.pdf with its options in FOLDER/<job>.options
#   tray-jam:/FOLDER   fails every job (out of paper, cable out): nothing is kept
#   tray-mute:/FOLDER  takes the data and never answers
# CUPS calls: backend job user title copies options [file]; without a file the data comes on standard input.
[ $# -eq 0 ] && exit 0
scheme=${DEVICE_URI%%:*}
folder=${DEVICE_URI#*:}
job=$1
case "$scheme" in
tray-jam)
  cat "${6:--}" >/dev/null
  echo 'ERROR: the printer does not take the page' >&2
  exit 1
  ;;
tray-mute)
  cat "${6:--}" >/dev/null
  # For as long as the spooler lives: a killed one must not leave this behind.
  while kill -0 "$PPID" 2>/dev/null; do sleep 1; done
  ;;
esac
printf 'title=%s\nuser=%s\ncopies=%s\noptions=%s\n' "$3" "$2" "$4" "$5" >"$folder/.$job.options"
cat "${6:--}" >"$folder/.$job.pdf" || exit 1
# The options first: who sees the PDF finds both.
mv "$folder/.$job.options" "$folder/$job.options" && mv "$folder/.$job.pdf" "$folder/$job.pdf"
