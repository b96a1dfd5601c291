<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes since</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>about %n min</numerusform>
            <numerusform>about %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::app::Workplace</name>
    <message numerus="yes">
        <source>%1: all %n step(s) done.</source>
        <translation>
            <numerusform>%1: %n step done.</numerusform>
            <numerusform>%1: all %n steps done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::composer::FileTray</name>
    <message numerus="yes">
        <source>At most %n file(s) go with one message.</source>
        <translation>
            <numerusform>At most %n file goes with one message.</numerusform>
            <numerusform>At most %n files go with one message.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::conversation::UnseenPill</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::inbox::ConversationListModel</name>
    <message numerus="yes">
        <source>waiting %n minute(s)</source>
        <translation>
            <numerusform>waiting %n minute</numerusform>
            <numerusform>waiting %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::inbox::OfferCard</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n more offered</source>
        <translation>
            <numerusform>%1 · %n more offered</numerusform>
            <numerusform>%1 · %n more offered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::login::LoginPage</name>
    <message numerus="yes">
        <source>Sign in (%n s)</source>
        <translation>
            <numerusform>Sign in (%n s)</numerusform>
            <numerusform>Sign in (%n s)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::BoardPage</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gave up today</source>
        <translation>
            <numerusform>%n gave up today</numerusform>
            <numerusform>%n gave up today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::QueueBoardModel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::supervisor::QueueCardWords</name>
    <message numerus="yes">
        <source>%n message(s) left</source>
        <translation>
            <numerusform>%n message left</numerusform>
            <numerusform>%n messages left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::RailButton</name>
    <message numerus="yes">
        <source>%1, %n waiting for you</source>
        <translation>
            <numerusform>%1, %n waiting for you</numerusform>
            <numerusform>%1, %n waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qiao::workstation::ui::StatusLine</name>
    <message numerus="yes">
        <source>Not connected · next try in %n s</source>
        <translation>
            <numerusform>Not connected · next try in %n s</numerusform>
            <numerusform>Not connected · next try in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent</source>
        <translation>
            <numerusform>%n waiting to be sent</numerusform>
            <numerusform>%n waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, longest %1</source>
        <translation>
            <numerusform>%n waiting, longest %1</numerusform>
            <numerusform>%n waiting, longest %1</numerusform>
        </translation>
    </message>
</context>
</TS>
