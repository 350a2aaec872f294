@echo off
rem A double-click gives no argument, and a window that was opened for this file alone.
if not "%~1"=="" goto run
setlocal EnableDelayedExpansion
set "started=!cmdcmdline!"
if "!started:%~nx0=!"=="!started!" goto run
endlocal
rem UTF-8, so that umlauts stay what they are in what is piped or typed out.
chcp 65001 >nul
title losverfahren
if not defined LANG set "LANG=de"
set "PATH=%~dp0;%PATH%"
"%~dp0node.exe" "%~dp0bin\losverfahren.js" --help
cmd /k
exit /b

:run
"%~dp0node.exe" "%~dp0bin\losverfahren.js" %*
