<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionCategory</name>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is kept here and leaves when the relay is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name or the password is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both, and the Caps Lock key, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your supervisor to enable it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many attempts to sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and your network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the relay is not secure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its certificate could not be verified, so nothing was sent. Tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay did not understand this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workstation may need an update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sign-in is no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your supervisor for the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may have closed or moved it. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else was first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list shows how it stands now. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too large to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it shorter or the file smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was too fast for the relay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay cannot do this right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the relay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it happens again, tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes since</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours waited</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::ClockWords</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::EventWords</name>
    <message>
        <source>Visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 transferred this to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 transferred this to %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by the visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened by the visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed all tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set the tags: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visitor gave %1 of 5 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knows the visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named in the transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %, weight %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::MessageLayout</name>
    <message>
        <source>Note, only your team sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note by %1, only your team sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent. Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: %1 Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
