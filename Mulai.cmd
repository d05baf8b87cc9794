@echo off
rem Buka meja kerja: klik dua kali berkas ini.
cd /d "%~dp0"
title Meja kerja: biarkan jendela ini terbuka
set "PYTHONUTF8=1"
set "PY="
for %%P in ("py -3" "python" "python3") do (
  if not defined PY (
    %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PY=%%~P"
  )
)
if not defined PY (
  echo Python 3.11 atau lebih baru belum terpasang di komputer ini.
  echo Unduh dari https://www.python.org/downloads/windows/ dan centang "Add python.exe to PATH".
  echo Sesudah terpasang, klik dua kali Mulai lagi.
  pause
  exit /b 2
)
%PY% build.py serve --terakhir %*
if errorlevel 1 pause
