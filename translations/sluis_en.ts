<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandField</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fired</source>
        <translation>
            <numerusform>%n fired</numerusform>
            <numerusform>%n fired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message numerus="yes">
        <source>[ %n item(s) ]</source>
        <translation>
            <numerusform>[ %n item ]</numerusform>
            <numerusform>[ %n items ]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{ %n parameter(s) }</source>
        <translation>
            <numerusform>{ %n parameter }</numerusform>
            <numerusform>{ %n parameters }</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::editors::DeleteDialog</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) refer to it and would point to nothing:</source>
        <translation>
            <numerusform>%n other refer to it and would point to nothing:</numerusform>
            <numerusform>%n others refer to it and would point to nothing:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::editors::EntityBrowser</name>
    <message numerus="yes">
        <source>%n listed, sorted by %1</source>
        <translation>
            <numerusform>%n listed, sorted by %1</numerusform>
            <numerusform>%n listed, sorted by %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::editors::EntityInspector</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::editors::FindBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::editors::HitsCard</name>
    <message numerus="yes">
        <source>Claims %1 of the last %n hit(s)</source>
        <translation>
            <numerusform>Claims %1 of the last %n hit</numerusform>
            <numerusform>Claims %1 of the last %n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes something on %1 of the last %n hit(s)</source>
        <translation>
            <numerusform>Changes something on %1 of the last %n hit</numerusform>
            <numerusform>Changes something on %1 of the last %n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Matches %1 of the last %n hit(s)</source>
        <translation>
            <numerusform>Matches %1 of the last %n hit</numerusform>
            <numerusform>Matches %1 of the last %n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::models</name>
    <message numerus="yes">
        <source>%n own</source>
        <translation>
            <numerusform>%n own</numerusform>
            <numerusform>%n own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more</source>
        <translation>
            <numerusform>%1, %n more</numerusform>
            <numerusform>%1, %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>... and %n line(s) more</source>
        <translation>
            <numerusform>... and %n line more</numerusform>
            <numerusform>... and %n lines more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) that are not text</source>
        <translation>
            <numerusform>%n byte that are not text</numerusform>
            <numerusform>%n bytes that are not text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n condition(s) failed</source>
        <translation>
            <numerusform>%1 of %n condition failed</numerusform>
            <numerusform>%1 of %n conditions failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no request, %n cookie(s)</source>
        <translation>
            <numerusform>no request, %n cookie</numerusform>
            <numerusform>no request, %n cookies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation>
            <numerusform>%n parameter</numerusform>
            <numerusform>%n parameters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other tag(s) did not fire.</source>
        <translation>
            <numerusform>%n other tag did not fire.</numerusform>
            <numerusform>%n other tags did not fire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n field(s) changed</source>
        <translation>
            <numerusform>and %n field changed</numerusform>
            <numerusform>and %n fields changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, not run</source>
        <translation>
            <numerusform>%n, not run</numerusform>
            <numerusform>%n, not run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass</source>
        <translation>
            <numerusform>%n pass</numerusform>
            <numerusform>%n pass</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fail</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::EntityPage</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::ImportPage</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n trigger</numerusform>
            <numerusform>%n triggers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation>
            <numerusform>%n variable</numerusform>
            <numerusform>%n variables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n built-in variable(s)</source>
        <translation>
            <numerusform>%n built-in variable</numerusform>
            <numerusform>%n built-in variables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transformation(s)</source>
        <translation>
            <numerusform>%n transformation</numerusform>
            <numerusform>%n transformations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation>
            <numerusform>%n template</numerusform>
            <numerusform>%n templates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::LivePage</name>
    <message numerus="yes">
        <source>Paused, %n newer hit(s)</source>
        <translation>
            <numerusform>Paused, %n newer hit</numerusform>
            <numerusform>Paused, %n newer hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer hit(s)</source>
        <translation>
            <numerusform>%n newer hit</numerusform>
            <numerusform>%n newer hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::PublishPanel</name>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cannot run %n item(s)</source>
        <translation>
            <numerusform>Cannot run %n item</numerusform>
            <numerusform>Cannot run %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::SamplePanel</name>
    <message numerus="yes">
        <source>%n more request(s)</source>
        <translation>
            <numerusform>%n more request</numerusform>
            <numerusform>%n more requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::SecretsDialog</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TagSample</name>
    <message numerus="yes">
        <source>%n value(s) hidden, not sent</source>
        <translation>
            <numerusform>%n value hidden, not sent</numerusform>
            <numerusform>%n values hidden, not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>~ %n changed</source>
        <translation>
            <numerusform>~ %n changed</numerusform>
            <numerusform>~ %n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n added</source>
        <translation>
            <numerusform>+ %n added</numerusform>
            <numerusform>+ %n added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TemplateEditor</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fail</numerusform>
            <numerusform>%n fail</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TemplatesPage</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s) came from elsewhere.</source>
        <translation>
            <numerusform>%n template came from elsewhere.</numerusform>
            <numerusform>%n templates came from elsewhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TracePane</name>
    <message numerus="yes">
        <source>%n request(s) sent</source>
        <translation>
            <numerusform>%n request sent</numerusform>
            <numerusform>%n requests sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) held</source>
        <translation>
            <numerusform>%n request held</numerusform>
            <numerusform>%n requests held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TransformationEditor</name>
    <message numerus="yes">
        <source>%1 of %n tag(s) are covered</source>
        <translation>
            <numerusform>%1 of %n tag are covered</numerusform>
            <numerusform>%1 of %n tags are covered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TransformationSample</name>
    <message numerus="yes">
        <source>It changes %n parameter(s) of what the tag sees.</source>
        <translation>
            <numerusform>It changes %n parameter of what the tag sees.</numerusform>
            <numerusform>It changes %n parameters of what the tag sees.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TriggerEditor</name>
    <message numerus="yes">
        <source>%n tag(s) fire on it, none is blocked by it</source>
        <translation>
            <numerusform>%n tag fire on it, none is blocked by it</numerusform>
            <numerusform>%n tags fire on it, none is blocked by it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::TriggerSample</name>
    <message numerus="yes">
        <source>All of its %n condition(s) hold.</source>
        <translation>
            <numerusform>All of its %n condition hold.</numerusform>
            <numerusform>All of its %n conditions hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more do not hold either.</source>
        <translation>
            <numerusform>%n more do not hold either.</numerusform>
            <numerusform>%n more do not hold either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n hold.</source>
        <translation>
            <numerusform>The other %n hold.</numerusform>
            <numerusform>The other %n hold.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::UsersCard</name>
    <message numerus="yes">
        <source>Used by %n</source>
        <translation>
            <numerusform>Used by %n</numerusform>
            <numerusform>Used by %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::UsersPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::VersionList</name>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::pages::VersionsPage</name>
    <message numerus="yes">
        <source>%n change(s) since %1</source>
        <translation>
            <numerusform>%n change since %1</numerusform>
            <numerusform>%n changes since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renamed</source>
        <translation>
            <numerusform>%n renamed</numerusform>
            <numerusform>%n renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::shell::StatusLine</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluis::workbench::WorkspaceWindow</name>
    <message numerus="yes">
        <source>Draft · %n change(s)</source>
        <translation>
            <numerusform>Draft · %n change</numerusform>
            <numerusform>Draft · %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported to %1. Templates stand in for %n tags and clients that Google does not know.</source>
        <translation>
            <numerusform>Exported to %1. Templates stand in for %n tags and clients that Google does not know.</numerusform>
            <numerusform>Exported to %1. Templates stand in for %n tags and clients that Google does not know.</numerusform>
        </translation>
    </message>
</context>
</TS>
