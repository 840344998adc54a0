#include "ui/editors/sandbox_words.h"

#include <QCoreApplication>

namespace sluis::editors {

namespace {

    struct Row {
        const char* call; // name and arguments; without "(" an object
        const char* result;
        const char* about;
        const char* object = "";
    };

    // Template reference, section 2.
    constexpr Row Apis[] = {
        {"BigQuery", "", QT_TRANSLATE_NOOP("SandboxWords", "Writes rows into tables.")},
        {"Firestore", "", QT_TRANSLATE_NOOP("SandboxWords", "Reads and writes documents.")},
        {"JSON", "", QT_TRANSLATE_NOOP("SandboxWords", "Text to values and back; never fails.")},
        {"Math", "", QT_TRANSLATE_NOOP("SandboxWords", "Numbers: abs, ceil, floor, round, max, min, pow, sqrt.")},
        {"Object", "", QT_TRANSLATE_NOOP("SandboxWords", "Keys and values of an object.")},
        {"Promise", "", QT_TRANSLATE_NOOP("SandboxWords", "Waits for several results, or makes one.")},
        {"addEventCallback(callback)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Called when all tags of the event have finished.")},
        {"addMessageListener(type, callback)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Called when another template sends such a message.")},
        {"callLater(function)", "", QT_TRANSLATE_NOOP("SandboxWords", "Runs the function after the current code.")},
        {"claimRequest()", "",
            QT_TRANSLATE_NOOP("SandboxWords", "The request is this client's; no other client runs.")},
        {"computeEffectiveTldPlusOne(domainOrUrl)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "The domain that one can register: example.co.uk.")},
        {"createRegex(pattern, flags?)", "object",
            QT_TRANSLATE_NOOP(
                "SandboxWords", "A pattern (RE2) for testRegex, match, replace and search; null when it is none.")},
        {"decodeUri(text)", "string", QT_TRANSLATE_NOOP("SandboxWords", "Undefined when the text is malformed.")},
        {"decodeUriComponent(text)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "Undefined when the text is malformed.")},
        {"encodeUri(text)", "string", QT_TRANSLATE_NOOP("SandboxWords", "Encodes a whole address.")},
        {"encodeUriComponent(text)", "string", QT_TRANSLATE_NOOP("SandboxWords", "Encodes one part of an address.")},
        {"extractEventsFromMpv1()", "object[]",
            QT_TRANSLATE_NOOP("SandboxWords", "The events of a Universal Analytics request.")},
        {"extractEventsFromMpv2()", "object[]", QT_TRANSLATE_NOOP("SandboxWords", "The events of a GA4 request.")},
        {"fromBase64(text)", "string", QT_TRANSLATE_NOOP("SandboxWords", "Takes base64url, too.")},
        {"generateRandom(min, max)", "number",
            QT_TRANSLATE_NOOP("SandboxWords", "A whole number, both ends included.")},
        {"getAllEventData()", "object", QT_TRANSLATE_NOOP("SandboxWords", "A copy of the whole event.")},
        {"getClientName()", "string", QT_TRANSLATE_NOOP("SandboxWords", "The client that claimed the request.")},
        {"getContainerVersion()", "object", QT_TRANSLATE_NOOP("SandboxWords", "Which container and version runs.")},
        {"getCookieValues(name, noDecode?)", "string[]",
            QT_TRANSLATE_NOOP("SandboxWords", "The values of all cookies of that name.")},
        {"getEventData(keyPath)", "any",
            QT_TRANSLATE_NOOP("SandboxWords", "One parameter of the event: 'user_data.email_address'.")},
        {"getGoogleAuth(options)", "object", QT_TRANSLATE_NOOP("SandboxWords", "Credentials for requests to Google.")},
        {"getGoogleScript(script, options?)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "Fetches ANALYTICS, GTAG or GTM.")},
        {"getRemoteAddress()", "string", QT_TRANSLATE_NOOP("SandboxWords", "The visitor's address.")},
        {"getRequestBody()", "string", QT_TRANSLATE_NOOP("SandboxWords", "The body of the request.")},
        {"getRequestHeader(name)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "A header of the request, in any letter case.")},
        {"getRequestMethod()", "string", QT_TRANSLATE_NOOP("SandboxWords", "GET, POST …")},
        {"getRequestPath()", "string", QT_TRANSLATE_NOOP("SandboxWords", "The path without query.")},
        {"getRequestQueryParameter(name)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "The first one of that name, decoded.")},
        {"getRequestQueryParameters()", "object",
            QT_TRANSLATE_NOOP("SandboxWords", "All parameters of the query, decoded.")},
        {"getRequestQueryString()", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "The query as it came, without the question mark.")},
        {"getTimestamp()", "number",
            QT_TRANSLATE_NOOP("SandboxWords", "Milliseconds since 1970; use getTimestampMillis.")},
        {"getTimestampMillis()", "number", QT_TRANSLATE_NOOP("SandboxWords", "Milliseconds since 1970.")},
        {"getType(value)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "string, number, boolean, null, undefined, array, object or function.")},
        {"hasMessageListener(type)", "boolean",
            QT_TRANSLATE_NOOP("SandboxWords", "Whether somebody hears such messages.")},
        {"hmacSha256(data, keyId, options?)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "A signature made with a key by its id.")},
        {"isRequestMpv1()", "boolean",
            QT_TRANSLATE_NOOP("SandboxWords", "Whether it is a Universal Analytics request.")},
        {"isRequestMpv2()", "boolean", QT_TRANSLATE_NOOP("SandboxWords", "Whether it is a GA4 request.")},
        {"logToConsole(value, …)", "", QT_TRANSLATE_NOOP("SandboxWords", "A line in the console.")},
        {"makeInteger(value)", "number", QT_TRANSLATE_NOOP("SandboxWords", "A whole number of anything.")},
        {"makeNumber(value)", "number", QT_TRANSLATE_NOOP("SandboxWords", "A number of anything.")},
        {"makeString(value)", "string", QT_TRANSLATE_NOOP("SandboxWords", "A text of anything.")},
        {"makeTableMap(rows, keyColumn, valueColumn)", "object",
            QT_TRANSLATE_NOOP("SandboxWords", "The rows of a table field as one object.")},
        {"parseUrl(url)", "object",
            QT_TRANSLATE_NOOP("SandboxWords", "hostname, pathname, searchParams …; undefined when it is no address.")},
        {"queryPermission(permission, …)", "boolean", QT_TRANSLATE_NOOP("SandboxWords", "Asks before doing it.")},
        {"returnResponse()", "", QT_TRANSLATE_NOOP("SandboxWords", "Answers the request.")},
        {"runContainer(event, onComplete?, onStart?)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Runs variables, triggers and tags for the event.")},
        {"sendEventToGoogleAnalytics(event)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "Sends one event to Google Analytics.")},
        {"sendHttpGet(url, options?)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "Resolves with {statusCode, headers, body}.")},
        {"sendHttpRequest(url, options?, body?)", "Promise",
            QT_TRANSLATE_NOOP(
                "SandboxWords", "options: headers, method, timeout. Resolves with {statusCode, headers, body}.")},
        {"sendMessage(type, message)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "To all templates that listen for the type.")},
        {"sendPixelFromBrowser(url)", "boolean",
            QT_TRANSLATE_NOOP("SandboxWords", "Asks the page to load the address.")},
        {"setCookie(name, value, options?, noEncode?)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "options: domain, path, max-age, secure, sameSite, httpOnly.")},
        {"setPixelResponse()", "", QT_TRANSLATE_NOOP("SandboxWords", "Answers with a picture of one pixel.")},
        {"setResponseBody(body, encoding?)", "", QT_TRANSLATE_NOOP("SandboxWords", "The body of the answer.")},
        {"setResponseHeader(name, value)", "", QT_TRANSLATE_NOOP("SandboxWords", "A header of the answer.")},
        {"setResponseStatus(statusCode)", "", QT_TRANSLATE_NOOP("SandboxWords", "The status of the answer.")},
        {"sha256(text, onSuccess, options?)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Hands the checksum to onSuccess.")},
        {"sha256Sync(text, options?)", "string",
            QT_TRANSLATE_NOOP("SandboxWords", "options: outputEncoding 'hex' or 'base64'.")},
        {"templateDataStorage", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Values that stay between runs of this template.")},
        {"testRegex(pattern, text)", "boolean",
            QT_TRANSLATE_NOOP("SandboxWords", "Whether the pattern of createRegex is in the text.")},
        {"toBase64(text, options?)", "string", QT_TRANSLATE_NOOP("SandboxWords", "options: urlEncoding.")},
        {"insert(table, rows, options?)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "table: projectId, datasetId, tableId."), "BigQuery"},
        {"query(collection, conditions, options?)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "conditions: [[key, operator, value], …]."), "Firestore"},
        {"read(path, options?)", "Promise", QT_TRANSLATE_NOOP("SandboxWords", "Resolves with {id, data}."),
            "Firestore"},
        {"runTransaction(callback, options?)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "Reads and writes as one step."), "Firestore"},
        {"write(path, data, options?)", "Promise",
            QT_TRANSLATE_NOOP("SandboxWords", "options: merge. Resolves with the id."), "Firestore"},
        {"parse(text)", "any", QT_TRANSLATE_NOOP("SandboxWords", "Undefined when it is no JSON."), "JSON"},
        {"stringify(value)", "string", QT_TRANSLATE_NOOP("SandboxWords", "Undefined when it cannot."), "JSON"},
        {"abs(number)", "number", "", "Math"},
        {"ceil(number)", "number", "", "Math"},
        {"floor(number)", "number", "", "Math"},
        {"max(number, …)", "number", "", "Math"},
        {"min(number, …)", "number", "", "Math"},
        {"pow(base, exponent)", "number", "", "Math"},
        {"round(number)", "number", "", "Math"},
        {"sqrt(number)", "number", "", "Math"},
        {"delete(object, key)", "boolean", QT_TRANSLATE_NOOP("SandboxWords", "Takes a member away."), "Object"},
        {"entries(object)", "array", "", "Object"},
        {"freeze(object)", "object", "", "Object"},
        {"keys(object)", "string[]", "", "Object"},
        {"values(object)", "array", "", "Object"},
        {"all(promises)", "Promise", QT_TRANSLATE_NOOP("SandboxWords", "Resolves when all of them have."), "Promise"},
        {"create(resolver)", "Promise", QT_TRANSLATE_NOOP("SandboxWords", "resolver: (resolve, reject) => …"),
            "Promise"},
        {"clear()", "", "", "templateDataStorage"},
        {"getItemCopy(key)", "any", QT_TRANSLATE_NOOP("SandboxWords", "Null when there is none."),
            "templateDataStorage"},
        {"removeItem(key)", "", "", "templateDataStorage"},
        {"setItemCopy(key, value)", "", "", "templateDataStorage"},
        {"gtmOnFailure()", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Says that this tag failed. Only the first call counts."), "data"},
        {"gtmOnSuccess()", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Says that this tag succeeded. Only the first call counts."), "data"},
    };

    // Section 4.
    constexpr Row TestApis[] = {
        {"assertApi(name)", "", QT_TRANSLATE_NOOP("SandboxWords", "wasCalled, wasNotCalled, wasCalledWith …")},
        {"assertThat(actual, message?)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "isEqualTo, isUndefined, isTrue, contains …")},
        {"fail(message?)", "", QT_TRANSLATE_NOOP("SandboxWords", "The test fails.")},
        {"mock(name, value)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "A function that stands for it, or what it gives.")},
        {"mockObject(name, members)", "",
            QT_TRANSLATE_NOOP("SandboxWords", "Members that stand for those of the object.")},
        {"runCode(data)", "any", QT_TRANSLATE_NOOP("SandboxWords", "Runs the template with these fields.")},
    };

    template <size_t count> QVector<SandboxWord> made(const Row (&rows)[count])
    {
        QVector<SandboxWord> words;
        for (const Row& row : rows) {
            const QString call = QString::fromUtf8(row.call);
            const qsizetype open = call.indexOf(u'(');
            SandboxWord word;
            word.name = open < 0 ? call : call.left(open);
            word.object = QLatin1String(row.object);
            word.call = open < 0 ? QString() : call;
            word.result = QLatin1String(row.result);
            word.about = *row.about ? QCoreApplication::translate("SandboxWords", row.about) : QString();
            words.append(word);
        }
        return words;
    }

} // namespace

const QVector<SandboxWord>& sandboxWords()
{
    static const QVector<SandboxWord> words = made(Apis);
    return words;
}

const QVector<SandboxWord>& testWords()
{
    static const QVector<SandboxWord> words = made(TestApis);
    return words;
}

const SandboxWord* sandboxWord(const QString& name, const QString& object)
{
    for (const auto* list : {&sandboxWords(), &testWords()}) {
        for (const SandboxWord& word : *list) {
            if (word.name == name && word.object == object)
                return &word;
        }
    }
    return nullptr;
}

} // namespace sluis::editors
