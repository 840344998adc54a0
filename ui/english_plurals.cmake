# cmake -DFILE=sluis_en.ts -P english_plurals.cmake: English sentences translate themselves but for their plurals, which follow
# from how they are written: "%n hit(s)" is "%n hit" for one and "%n hits" for more.
file(READ ${FILE} text)
set(pattern "<source>([^<]*)</source>[ \n]*<translation type=\"unfinished\">[ \n]*<numerusform></numerusform>[ \n]*<numerusform></numerusform>")
string(REGEX MATCHALL "${pattern}" messages "${text}")
foreach(message IN LISTS messages)
    string(REGEX REPLACE "${pattern}" "\\1" source "${message}")
    string(REPLACE "(s)" "" one "${source}")
    string(REPLACE "(s)" "s" more "${source}")
    string(CONCAT filled "<source>${source}</source>\n        <translation>\n            <numerusform>${one}</numerusform>\n"
        "            <numerusform>${more}</numerusform>")
    string(REPLACE "${message}" "${filled}" text "${text}")
endforeach()
file(WRITE ${FILE} "${text}")
