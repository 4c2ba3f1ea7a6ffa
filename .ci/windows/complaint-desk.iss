; Inno Setup 6: an installer for one user, without an administrator.
; iscc /DVersion=1.2.3 .ci\windows\complaint-desk.iss   (after the folder was built, see README)
; The office's data is in the user's own data folder and is neither touched here nor removed.
#ifndef Version
  #error "Say the version: iscc /DVersion=1.2.3"
#endif
[Setup]
AppId={{6B6F0C1E-52A4-4E0E-9E4B-7C1E3B0D8F21}
AppName=投诉管家 Complaint Desk
AppVersion={#Version}
AppPublisher=Complaint Desk contributors
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\ComplaintDesk
DefaultGroupName=投诉管家
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=complaint-desk-{#Version}-setup
SetupIconFile=resources\icons\app\complaint-desk.ico
UninstallDisplayIcon={app}\complaint-desk.exe
LicenseFile=LICENSE
Compression=lzma2
SolidCompression=yes
CloseApplications=yes
[Files]
Source: "dist\complaint-desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
[InstallDelete]
; What an older version left behind must not be loaded by the new one.
Type: filesandordirs; Name: "{app}\_internal"
[Icons]
Name: "{userprograms}\投诉管家"; Filename: "{app}\complaint-desk.exe"
Name: "{userdesktop}\投诉管家"; Filename: "{app}\complaint-desk.exe"
[Run]
Filename: "{app}\complaint-desk.exe"; Description: "投诉管家"; Flags: nowait postinstall skipifsilent
