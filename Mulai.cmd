@echo off
rem Buka meja kerja: klik dua kali berkas ini.
setlocal EnableExtensions DisableDelayedExpansion
title Meja kerja: biarkan jendela ini terbuka
pushd "%~dp0"
if not exist build.py (
  echo Keluarkan dulu semua berkas dari ZIP: klik kanan berkas ZIP itu, pilih "Extract All" atau "Ekstrak Semua".
  echo Lalu klik dua kali Mulai di folder hasilnya.
  pause
  exit /b 2
)
set "PYTHONUTF8=1"
set "PY="
call :coba py -3
call :coba python
call :coba python3
if not defined PY (
  echo Python 3.11 atau lebih baru belum terpasang di komputer ini.
  echo Unduh dari https://www.python.org/downloads/windows/ dan centang "Add python.exe to PATH".
  echo Sesudah terpasang, klik dua kali Mulai lagi.
  pause
  exit /b 2
)
%PY% build.py serve --terakhir %*
if %errorlevel% neq 0 pause
exit /b

rem Pakai Python ini, bila ada dan cukup baru.
:coba
if defined PY exit /b
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if %errorlevel% equ 0 set "PY=%*"
exit /b
