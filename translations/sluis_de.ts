<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Start with one GA4 client and no tags</source>
        <translation>Mit einem GA4-Client und ohne Tags beginnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a workspace, a folder or an export of Google Tag Manager</source>
        <translation>Einen Arbeitsbereich, einen Ordner oder einen Export des Google Tag Managers öffnen</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>Beispielshop öffnen</translation>
    </message>
    <message>
        <source>A bicycle shop with recorded hits</source>
        <translation>Ein Fahrradladen mit aufgezeichneten Hits</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie sichern…</translation>
    </message>
    <message>
        <source>The workspace itself is saved with every edit</source>
        <translation>Der Arbeitsbereich selbst wird bei jeder Änderung gesichert</translation>
    </message>
    <message>
        <source>Save as a folder of text files…</source>
        <translation>Als Ordner mit Textdateien sichern…</translation>
    </message>
    <message>
        <source>One file for each tag, trigger and variable, for git</source>
        <translation>Eine Datei für jedes Tag, jeden Trigger und jede Variable, für git</translation>
    </message>
    <message>
        <source>Import a container…</source>
        <translation>Container importieren…</translation>
    </message>
    <message>
        <source>Bring in an export file of Google Tag Manager and choose what of it</source>
        <translation>Eine Exportdatei des Google Tag Managers einlesen und auswählen, was davon</translation>
    </message>
    <message>
        <source>Export for Google Tag Manager…</source>
        <translation>Für Google Tag Manager exportieren…</translation>
    </message>
    <message>
        <source>Add a template…</source>
        <translation>Vorlage hinzufügen…</translation>
    </message>
    <message>
        <source>A template.tpl file of the community or of your own</source>
        <translation>Eine template.tpl-Datei aus der Community oder eine eigene</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>Arbeitsbereich schließen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>As text, also for another workspace</source>
        <translation>Als Text, auch für einen anderen Arbeitsbereich</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Tags, triggers and variables that were copied as text</source>
        <translation>Tags, Trigger und Variablen, die als Text kopiert wurden</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Narrow the list on this page</source>
        <translation>Die Liste auf dieser Seite eingrenzen</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Replace one variable or text by another in many places, as one step</source>
        <translation>Eine Variable oder einen Text an vielen Stellen durch andere ersetzen, in einem Schritt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Make a new one of what this page lists</source>
        <translation>Etwas Neues von dem anlegen, was diese Seite zeigt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Every reference follows</source>
        <translation>Alle Verweise folgen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>A paused tag does not fire, and says so</source>
        <translation>Ein pausiertes Tag wird nicht ausgelöst und sagt das auch</translation>
    </message>
    <message>
        <source>Move to a folder…</source>
        <translation>In einen Ordner verschieben…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Shows first what refers to it</source>
        <translation>Zeigt zuerst, was darauf verweist</translation>
    </message>
    <message>
        <source>Names in the rail</source>
        <translation>Namen in der Leiste</translation>
    </message>
    <message>
        <source>Show the names of the pages, or only their icons</source>
        <translation>Die Namen der Seiten zeigen oder nur ihre Symbole</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>What is selected, at the right</source>
        <translation>Was ausgewählt ist, rechts</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>What in the draft will not do what it seems to</source>
        <translation>Was im Entwurf nicht tut, was es zu tun scheint</translation>
    </message>
    <message>
        <source>Colours as the desktop</source>
        <translation>Farben wie der Schreibtisch</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu…</translation>
    </message>
    <message>
        <source>Everything by its name: tags, actions, hits, settings</source>
        <translation>Alles beim Namen: Tags, Aktionen, Hits, Einstellungen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Pause recording hits</source>
        <translation>Aufzeichnen der Hits anhalten</translation>
    </message>
    <message>
        <source>The list stands still; hits go on arriving and are counted</source>
        <translation>Die Liste steht still; Hits kommen weiter an und werden gezählt</translation>
    </message>
    <message>
        <source>Record hits to a file…</source>
        <translation>Hits in eine Datei aufzeichnen…</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Pinned hits stay</source>
        <translation>Angeheftete Hits bleiben</translation>
    </message>
    <message>
        <source>Run again with the draft</source>
        <translation>Mit dem Entwurf erneut ausführen</translation>
    </message>
    <message>
        <source>The same hit through what you have edited since</source>
        <translation>Derselbe Hit durch das, was Sie seither geändert haben</translation>
    </message>
    <message>
        <source>Save as test</source>
        <translation>Als Test sichern</translation>
    </message>
    <message>
        <source>What came of this hit is what must come of it from here on</source>
        <translation>Was aus diesem Hit wurde, muss fortan aus ihm werden</translation>
    </message>
    <message>
        <source>Use as sample</source>
        <translation>Als Beispiel verwenden</translation>
    </message>
    <message>
        <source>Every editor shows what it makes of this hit</source>
        <translation>Jeder Editor zeigt, was er aus diesem Hit macht</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>A pinned hit is kept in the workspace</source>
        <translation>Ein angehefteter Hit bleibt im Arbeitsbereich</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
    <message>
        <source>Earlier hit</source>
        <translation>Früherer Hit</translation>
    </message>
    <message>
        <source>Later hit</source>
        <translation>Späterer Hit</translation>
    </message>
    <message>
        <source>Listen for hits</source>
        <translation>Auf Hits lauschen</translation>
    </message>
    <message>
        <source>Only programs on this machine reach it</source>
        <translation>Nur Programme auf diesem Rechner erreichen es</translation>
    </message>
    <message>
        <source>Change the port…</source>
        <translation>Port ändern…</translation>
    </message>
    <message>
        <source>Copy a test hit</source>
        <translation>Testhit kopieren</translation>
    </message>
    <message>
        <source>A cURL command that sends one page view here</source>
        <translation>Ein cURL-Befehl, der einen Seitenaufruf hierher sendet</translation>
    </message>
    <message>
        <source>Hold requests</source>
        <translation>Anfragen zurückhalten</translation>
    </message>
    <message>
        <source>Requests to vendors are shown, not sent</source>
        <translation>Anfragen an Anbieter werden gezeigt, nicht gesendet</translation>
    </message>
    <message>
        <source>Send requests to vendors</source>
        <translation>Anfragen an Anbieter senden</translation>
    </message>
    <message>
        <source>What tags make really leaves this machine</source>
        <translation>Was Tags erzeugen, verlässt diesen Rechner wirklich</translation>
    </message>
    <message>
        <source>Run all tests</source>
        <translation>Alle Tests ausführen</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>Neue Version…</translation>
    </message>
    <message>
        <source>Keep the draft as a numbered version with a note</source>
        <translation>Den Entwurf als nummerierte Version mit Notiz behalten</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Versionen vergleichen</translation>
    </message>
    <message>
        <source>What real hits say…</source>
        <translation>Was echte Hits sagen…</translation>
    </message>
    <message>
        <source>Recorded hits through the draft and a version, and what differs</source>
        <translation>Aufgezeichnete Hits durch den Entwurf und eine Version, und was abweicht</translation>
    </message>
    <message>
        <source>Add a gateway…</source>
        <translation>Gateway hinzufügen…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message>
        <source>Checks first, then a trial, then the rest</source>
        <translation>Erst Prüfungen, dann ein Probelauf, dann der Rest</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurückrollen…</translation>
    </message>
    <message>
        <source>The content of an earlier version, as a new one</source>
        <translation>Der Inhalt einer früheren Version als neue</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Every shortcut on one page</source>
        <translation>Alle Tastenkürzel auf einer Seite</translation>
    </message>
    <message>
        <source>Send your first hit</source>
        <translation>Den ersten Hit senden</translation>
    </message>
    <message>
        <source>From Google Tag Manager to Sluis: what is called what</source>
        <translation>Vom Google Tag Manager zu Sluis: was wie heißt</translation>
    </message>
    <message>
        <source>About Sluis</source>
        <translation>Über Sluis</translation>
    </message>
</context>
<context>
    <name>CommandField</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Pages and settings</source>
        <translation>Seiten und Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>noch %n</numerusform>
            <numerusform>noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceDelegate</name>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnete</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The folder %1 cannot be made or closed to other users: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. What was there before is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than Sluis reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON is nested too deeply to be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON holds more than can be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cookie &quot;%1&quot; has a name, value, domain or path that a browser would not take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was sealed for another key, or was altered on the way. Ask for it to be sealed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A certificate could not be made. Check that OpenSSL is installed as Debian ships it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to check a passphrase. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a key that something can be sealed for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a public key of Sluis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a signing key of Sluis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file that Sluis sealed, or it was cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sealed file asks for more work than Sluis ever puts into one. It was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is not the one this was sealed with, or the file was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no %1 any more. It may have been removed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section TEMPLATE_PARAMETERS is not a list of fields (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section INFO does not describe a template (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section %1 is not valid JSON: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section SERVER_PERMISSIONS is not a list of permissions (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section TESTS cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text holds a raw control character; it is read as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not have the form that is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too short or too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a whole number that is not negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a whole number above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has too few or too many rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has no section %1, so it is not a complete server template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a template file: it has no line such as ___INFO___.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This template file is too large to be read (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section %1 has more than %2 fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section %1 has more than %2 tests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a comma too many before a closing bracket; it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule %1 is not known; it counts as satisfied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in variable %1 is not one of a server container. It is kept and has no value here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 has the id %2, which another one has already. Nothing was read. Give each its own id and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 has no id. Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an edit of Sluis: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a tag, trigger, variable or other part of a container.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its template %1 is not in this file. It is kept and does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has %1 MiB; files of up to %2 MiB can be opened. Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds %1 tags, triggers, variables and so on; up to %2 can be opened. Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds more than %2 parameters, more than any container needs (at %1). Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers of type %1 belong to web containers. It is kept and never fires here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to web containers. It is kept and does not run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not what it must be: %2. Nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address %1 cannot be listened on: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an address of this machine or of a private network. Requests go there only when that is allowed for development.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with something that is not HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is larger than 1 MiB and was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This curl command cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a HAR file: it has no list of entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; cannot be sent: it has a forbidden name or control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a method a request can be sent with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a request that can be run: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a web address that a request can be sent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not take connections: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended the connection before it had answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This HAR file is larger than 256 MiB. Export a shorter recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system gave no %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to %1 would go without encryption. Use https, or allow plain http for development.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Choose another port, or end that program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address was found for %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests wait for %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encrypted connection to %1 could not be trusted: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate or key for TLS cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in variable %1 has no value in a server container.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients are asked in the order of their priority, the highest number first; of equal ones the older first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients are asked in the order of their priority, the lowest number first; of equal ones the older first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What transformations hide of a visitor&apos;s address, location or browser is hidden in the request as well, for the tags they affect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setup tag that is paused, missing or not allowed to fire counts as failed for a tag that asks for its success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A condition with an unknown operator or a pattern that cannot be read never holds, also when it is negated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Page View trigger matches events named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A RegEx table with capture groups replaces the part of the input that matched and keeps the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup and cleanup tags run without setup and cleanup tags of their own, and once for an event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request that no client claims is answered with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag that has not ended after %1 seconds counts as timed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformations run in the order of their priority, the highest number first; of equal ones the older first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter that is set to a variable without a value is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag that needs consent does not fire when the event says nothing about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transformation that does not say which tags it affects affects all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable is evaluated once for all triggers of an event, and for each tag again after every transformation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template %1 is not in this container.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformations of the type %1 do not run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here knows the type %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator %1 is not known; the condition never holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trigger with the id %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag is covered, so this changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open for this tag because %2 requires it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No parameter is allowed, so the tags it covers see an empty event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every trigger that fires this tag also blocks it, so it never fires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is empty, so this changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tag waits for consent, but does not say to what. It fires without asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder it was in is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No template stands behind the tag type %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trigger %1 is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row names no parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule ends before it starts, so the tag never fires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event has one name, but this trigger asks for several at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event name is asked for, so every event counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Tag Manager hides these parameters in the event only: there, tags can still read them from the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag is covered, so nothing is hidden: every tag sees all of the event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the end of the schedule is set; Google Tag Manager wants both. The tag fires until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the start of the schedule is set; Google Tag Manager wants both. The tag fires from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It applies on conditions, but none is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trigger fires this tag, and it runs before or after no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of its triggers can ever fire, so the tag never does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has no type, so it does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The left side must be exactly one variable, like {{Event Name}}. This never holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern cannot be read: %1 (at character %2). The condition never holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern uses %1 at character %2, which patterns here and in Google Tag Manager do not have. The condition never holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover all tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the trigger %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it to a secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not said which tags are covered. All tags are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a secret (%1) and can be read by everybody who has this container.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These tags run before or after each other in a circle: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one cleanup tag runs in Google Tag Manager; this is another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one setup tag runs in Google Tag Manager; this is another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its template %1 is not in this container, so it does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These variables use each other in a circle: %1. They have no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers of type %1 belong to web containers. It never fires here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This comparison is for elements of web pages. It never holds on a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in trigger %1 belongs to web containers and never fires here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visitor did not consent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag needs consent to %1, and the event does not say whether the visitor gave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag fires only in a published container.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates do not run here, and %1 is made from one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag has no trigger, so it never fires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of its %1 triggers matched this event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is none of this client&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag fires once per request, and an earlier event of this request had it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its schedule ended at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its schedule starts at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag failed with an error: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag wanted to send more than %1 requests for one event; the first of them were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks for itself through other variables, so it has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on too many other variables inside each other, so it has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the answer of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The browser asked whether the page may send its hit; it may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gtag.js asked for a helper page that only Google serves. It works without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a GA4 hit with %1 events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a GA4 hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is one of this client&apos;s, and the body holds %1 event(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a Measurement Protocol request with %1 event(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hit was taken, but its cookie could not be set: name, domain or path of the cookie cannot stand in an answer. Open the client and correct them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Analytics counts nothing without a client ID, and the event this tag sees has no client_id. Let the client set one, or allow it for this tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event this tag sees has no name. Allow event_name for this tag, or enter a name in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no measurement ID: neither in this tag nor on the event. Enter one in the tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page asked this machine for Google&apos;s script. Sluis does not hand it out; load gtag.js from Google.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body of the hit is not JSON that can be read: %1. It was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hit holds more events or parameters than can be taken at once. It was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hit names no event, so there is nothing to run. It was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is right, but this is not a GA4 hit: v=2 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is one of this client&apos;s, but it does not take this method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This client does not answer %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default GA4 paths are switched off in this client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body cannot have a value at %1: something else stands in the way there, or the path is not complete. Correct the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header %1 cannot be sent: its name or value holds characters that headers cannot have, or Sluis sets it itself. Correct the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a method that can be sent. Choose another in the tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address that a request can go to. Enter one that starts with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of %1 has a user name or password in it. Put them into a header, from a secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being written by another program. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened for writing: %2. Check who owns its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds data that contradicts what was to be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: %2. Open a copy from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with %1 is full. Make room; nothing that was saved before is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open in another program (%2). Close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not take or give the data of %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer Sluis. Open it with that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no hit %1; it may have been erased or have reached the retention period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk does not keep up with %1. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may only be read. Change its permissions or save a copy elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway gave an answer that this program does not understand (%2). Check that both have the same version of Sluis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway at %1 sent more than any answer of a gateway can hold. The connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature is not one of a key that this gateway trusts. The version was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this program any more. Pair with it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This gateway cannot run: %1. Leave each of them out, or change it, before publishing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is made from a template (%2), and this gateway does not run templates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trigger %1 is of the type %2, which server containers do not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is of the type %2, which this gateway cannot run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content is not the one that was signed. The version was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 was meant to be published before %2. Sign it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version asks for a newer gateway. Update the gateway first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is too far above version %2, the highest that this gateway has seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out of this version, by choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 is longer than %2 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is paired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serves version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway at %1 did not answer: %2. Whether it took the version shows in its status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key or token named %1. Pair with the gateway on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no token %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a published version of Sluis: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a pairing code. It begins with sluis-pair: and is printed by the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an address and a port, such as 127.0.0.1:8443.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not hold version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has published: the gateway has version %2. Look at what changed and publish again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is not paired with anybody yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway at %1 cannot be reached: %2. Check that it runs with --admin and that no firewall is in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version to activate is not on the gateway. Publish it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway has no earlier version to go back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is not higher than %2, the highest that this gateway has seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway serves another version by now. Look at its status and decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway belongs to another container or environment: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not accept this pairing code: it was used, is older than an hour, or was mistyped. Let the gateway print a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway has version %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway did not understand the request. Check that both have the same version of Sluis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switched between two hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has been asked and agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has it ready, complete and verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged. Restore the state directory from a backup, or make a new one and pair again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template %1 is larger than the %2 bytes that can be published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pairing of %1 ended at %2. Pair with the gateway again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pairing of %1 does not allow this (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version has %1 bytes; %2 can be published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This container has %1 items; %2 can be published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not trust the key %1 that signed this version. Pair with it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is not signed. The gateway takes signed versions only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at %1 is not the gateway that was paired: its certificate is another one. Nothing was sent to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is of the container %1, the gateway runs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is for the environment %1, the gateway is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %1 is damaged: %2. Open a copy from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a gateway named %1 already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace %2 has no gateway named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no version %1 in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is neither a workspace (.sluis, .sluis@version) nor an export (.json).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for an earlier change that could not be saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a version %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate %1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1 items to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste %1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause %1 tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume %1 tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the change of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read. Is the name right, and may you read it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written. Is there room, and may you write there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was published to this gateway yet: hits are answered 503.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to vendors are held, none is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits: http://%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--durability full needs the spool, which this version does not have yet. Use --durability off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairing code, valid for an hour: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: requests may go to this machine and to private networks, and without encryption. Not for production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version was published to this gateway: it is served, and --container is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing: https://%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 is served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: every request to a vendor goes to %1 instead. Not for production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: %1 runs here although nobody signed it. Not for production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not keep or give %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is an export and has no recorded hits. Name a workspace or a hit log (.hits).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring runs on this machine. Give the passphrase of your key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key needs --passphrase-file with the passphrase that it was sealed with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the workspace with --workspace FILE or SLUIS_WORKSPACE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a time such as 2026-11-24T14:32:07Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an address with a port, like 127.0.0.1:8080 or [::]:8080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not name an item. Write KIND/ID, such as tag/12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a variable, because double braces mark where a variable stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the name of another one already. Choose a different name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no id, so it cannot be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands here twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a template for web containers; it cannot run in a server container.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two fields have the name “%1”; the code sees only one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field “%1” has the unknown type %2; it is kept and not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type of the template is “%1”; only TAG, MACRO and CLIENT are known (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is used here, but is not in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is JSON, but not an export of Google Tag Manager: it has no “containerVersion”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a server container (it is made for %2). Export the server container and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not known here. It is kept and written back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type “%1” is not known here. It is kept and does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a value that is known here. It is kept and has no effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: this is a web container. Sluis runs server containers; export the server container and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern “%1” cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not run here. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to web containers and does not run on a server. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tag named “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no variable named “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “%1” asks for itself through others, so it has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “%1” stands on too many others inside each other, so it has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag “%1” that runs before or after this one is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag “%1” is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “%1” is not there, so nothing is filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the name of two of them. References by name mean the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the name of two variables. References mean the first, this one is never used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Tag Manager does not know the type “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No client is called “%1”. If it was renamed, the name must be changed here, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is kept and exported, but does not run here. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use “All Pages” of server containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow %1 for “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer run “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable the built-in variable “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fire on “All Pages”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%3 requires %1, which “%2” hides from this tag. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison “%1” is not known. It never holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type “%1” is not known, so it does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to web containers and has no value here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to web containers and does not run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is read letter by letter: a star stands for nothing else here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked by the trigger “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client “%1” failed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran as the cleanup tag of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran as the setup tag of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its setup tag “%1” did not succeed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “%1” is made from a template, and templates do not run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its trigger “%1” did not match this event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable “%1” has no value: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message numerus="yes">
        <source>[ %n item(s) ]</source>
        <translation>
            <numerusform>[ %n Element ]</numerusform>
            <numerusform>[ %n Elemente ]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{ %n parameter(s) }</source>
        <translation>
            <numerusform>{ %n Parameter }</numerusform>
            <numerusform>{ %n Parameter }</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transformation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not start with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not end with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not match RegEx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matches RegEx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not greater than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greater than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not greater than or equal to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greater than or equal to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not less than or equal to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than or equal to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matches CSS selector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matches URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (ignore case)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::bridge::WorkspaceModel</name>
    <message>
        <source>%1 copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copy %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::editors::TraceView</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>sluis::models</name>
    <message>
        <source>%1, row %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n own</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every event</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fires on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fired and failed, last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True, last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last claimed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Claimed, last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied, last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not run here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event and page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden by default in every new container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>personal data</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>... and %n line(s) more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) that are not text</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>assumed, because the request is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visitor&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fired by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fired by All Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not blocked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n condition(s) failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no request, %n cookie(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in priority order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>True</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its conditions did not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n parameter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asked for %2 without the permission %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the order asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claimed the hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The container has no client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag fired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other tag(s) did not fire.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No event came of this hit, so no tag was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests of this hit are still under way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::models::DifferenceDelegate</name>
    <message>
        <source>Undo this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::models::DifferenceRows</name>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fires on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setup tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleanup tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fires how often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Additional tag metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::models::EntityDelegate</name>
    <message>
        <source>%1, %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::models::HitTableModel</name>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no client claimed this hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fired, %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::models::TraceDelegate</name>
    <message>
        <source>was</source>
        <comment>the value was</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::DataPipe</name>
    <message>
        <source>Way of the parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::EventDataTab</name>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a parameter or value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters of the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No parameter matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As %1 sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~ Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Added</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::GatewayCardView</name>
    <message>
        <source>Hits/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits per second, the last minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back or remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing published yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hits   %2 sent   %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back to version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this gateway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::GatewaysPage</name>
    <message>
        <source>%1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking to the gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add gateway…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish the draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gateway yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gateway is a server of yours that runs this container for real visitors. Start sluis-gateway there and pair it with the code it prints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a gateway…</source>
        <translation>Gateway hinzufügen…</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::HitList</name>
    <message>
        <source>Hits</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Use as sample</source>
        <translation>Als Beispiel verwenden</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
</context>
<context>
    <name>sluis::pages::ImportPage</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variable(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n built-in variable(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transformation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n template(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The container is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See it run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept and not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported unedited, this is the same file byte for byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::LivePage</name>
    <message>
        <source>client: event: tag: status: …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that every hit in the list must match: client:GA4 event:purchase tag:Meta status:failed. A minus in front turns a word round: -path:/healthz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on showing new hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the list still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin the chosen hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n newer hit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer hit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::NoHits</name>
    <message>
        <source>Waiting for the first hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits sent to %1 show up here at once, with everything that the draft makes of them. Nothing goes further until you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start listening in the bar above; a request that you paste is run through the draft all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a test hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a request…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your website&apos;s tagging set-up (gtag.js or Google Tag Manager)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a terminal: one page view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::PairPanel</name>
    <message>
        <source>Open your key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring runs on this machine, so your signing key is kept in a sealed file. Give its passphrase; the first time, choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start sluis-gateway on the server. It prints a code that begins with sluis-pair and works once, within an hour. Paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::ParameterHeader</name>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because of</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::PublishPanel</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Publish version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing: the draft is the same as version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can run everything that is active</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cannot run %n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out of this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateways are being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide for each item that a gateway cannot run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every chosen gateway has to answer and agree first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new in this version?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note of the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To these gateways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks before anything moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gateway cannot run this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
</context>
<context>
    <name>sluis::pages::Timeline</name>
    <message>
        <source>Hits of the last five minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::TracePane</name>
    <message>
        <source>Run again with the draft</source>
        <translation>Mit dem Entwurf erneut ausführen</translation>
    </message>
    <message>
        <source>What the draft as it is now makes of this hit. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a hit to see what came in, which tags fired and why the others did not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of this hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what the draft makes of the hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fired</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) held</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, no client claimed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, claimed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, %3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transformations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event came of this hit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::VersionList</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>roll back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::pages::VersionsPage</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not kept as a version yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) since %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no note; double click to write one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renamed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No version yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version is the container as it is at one moment: to compare with, to publish, to go back to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the draft as version 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Keep the draft as a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new in this version? Return keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note of the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older side of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer side of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which fields are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the draft the same as this version; undo takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::shell::CommandField</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu…</translation>
    </message>
    <message>
        <source>Go to anything by its name</source>
        <translation>Zu allem mit seinem Namen</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Nothing has this name.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>sluis::shell::ListeningPopup</name>
    <message>
        <source>Only programs on this machine reach it.</source>
        <translation>Nur Programme auf diesem Rechner erreichen es.</translation>
    </message>
    <message>
        <source>Requests to vendors are shown, not sent.</source>
        <translation>Anfragen an Anbieter werden gezeigt, nicht gesendet.</translation>
    </message>
    <message>
        <source>What tags make really leaves this machine. It always shows in the bar above.</source>
        <translation>Was Tags erzeugen, verlässt diesen Rechner wirklich. Die Leiste oben zeigt es immer an.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Listen for hits</source>
        <translation>Auf Hits lauschen</translation>
    </message>
    <message>
        <source>Listen there</source>
        <translation>Dort lauschen</translation>
    </message>
    <message>
        <source>Hold requests</source>
        <translation>Anfragen zurückhalten</translation>
    </message>
    <message>
        <source>Send requests to vendors</source>
        <translation>Anfragen an Anbieter senden</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauschen</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
</context>
<context>
    <name>sluis::shell::Rail</name>
    <message>
        <source>Show the names of the pages</source>
        <translation>Namen der Seiten zeigen</translation>
    </message>
    <message>
        <source>Show only the icons of the pages</source>
        <translation>Nur die Symbole der Seiten zeigen</translation>
    </message>
</context>
<context>
    <name>sluis::shell::StatusLine</name>
    <message>
        <source>No errors</source>
        <translation>Keine Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>Nichts geöffnet</translation>
    </message>
</context>
<context>
    <name>sluis::shell::Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>sluis::shell::TopBar</name>
    <message>
        <source>Menu  F10</source>
        <translation>Menü  F10</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu…</translation>
    </message>
</context>
<context>
    <name>sluis::shell::WorkspaceCrumb</name>
    <message>
        <source>No workspace open</source>
        <translation>Kein Arbeitsbereich geöffnet</translation>
    </message>
    <message>
        <source>no workspace open</source>
        <translation>kein Arbeitsbereich geöffnet</translation>
    </message>
</context>
<context>
    <name>sluis::widgets::BackPath</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
</context>
<context>
    <name>sluis::widgets::ProgressLine</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>sluis::widgets::TabStrip</name>
    <message>
        <source>%1 more</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>sluis::widgets::TitleEdit</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>sluis::workbench::Program</name>
    <message>
        <source>New workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluis workspaces (*.sluis)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Workspaces and exports (*.sluis *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sluis::workbench::WorkspaceWindow</name>
    <message>
        <source>Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft · same as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Draft · %n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 hits/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hits kept · erased after 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export for Google Tag Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluis workspaces (*.sluis)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
