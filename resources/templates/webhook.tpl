___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Webhook",
  "categories": [
    "UTILITY"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "",
    "thumbnail": ""
  },
  "description": "Sends JSON that you lay out in a table, the event or a text to any address.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "url",
    "displayName": "URL",
    "simpleValueType": true,
    "valueHint": "https://api.vendor.example/events",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the address that the request goes to."
      },
      {
        "type": "REGEX",
        "args": [
          "^(https?://|\\{\\{)"
        ],
        "errorMessage": "Enter an address that starts with https://."
      }
    ]
  },
  {
    "type": "SELECT",
    "name": "method",
    "displayName": "Method",
    "macrosInSelect": false,
    "selectItems": [
      {
        "value": "POST",
        "displayValue": "POST"
      },
      {
        "value": "GET",
        "displayValue": "GET"
      },
      {
        "value": "PUT",
        "displayValue": "PUT"
      },
      {
        "value": "PATCH",
        "displayValue": "PATCH"
      },
      {
        "value": "DELETE",
        "displayValue": "DELETE"
      }
    ],
    "simpleValueType": true,
    "defaultValue": "POST"
  },
  {
    "type": "TEXT",
    "name": "vendor",
    "displayName": "Vendor",
    "simpleValueType": true,
    "help": "Who receives this. Tags with the same vendor stand together.",
    "valueHint": "Newsletter service"
  },
  {
    "type": "RADIO",
    "name": "consent",
    "displayName": "Send only with consent to",
    "radioItems": [
      {
        "value": "always",
        "displayValue": "No condition",
        "help": "Triggers or the consent settings of the tag decide."
      },
      {
        "value": "ad_user_data",
        "displayValue": "ad_user_data",
        "help": "Consent to give data about the visitor to others for advertising."
      },
      {
        "value": "ad_storage",
        "displayValue": "ad_storage",
        "help": "Consent to keep ids of advertising in the browser."
      },
      {
        "value": "both",
        "displayValue": "Both"
      }
    ],
    "simpleValueType": true,
    "defaultValue": "always",
    "help": "Read from consent_state of the event, else from the consent signals of a GA4 hit (gcs, gcd). Without the consent nothing is sent and the tag succeeds."
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "headers",
    "displayName": "Headers",
    "simpleTableColumns": [
      {
        "defaultValue": "",
        "displayName": "Name",
        "name": "name",
        "type": "TEXT",
        "valueHint": "Authorization",
        "valueValidators": [
          {
            "type": "NON_EMPTY",
            "errorMessage": "Enter the name of the header."
          },
          {
            "type": "REGEX",
            "args": [
              "^[A-Za-z0-9!#$%&'*+.^_`|~-]*$"
            ],
            "errorMessage": "A header name has letters, digits and dashes."
          }
        ]
      },
      {
        "defaultValue": "",
        "displayName": "Value",
        "name": "value",
        "type": "TEXT",
        "valueHint": "{{API key}}"
      }
    ],
    "newRowButtonText": "Add header",
    "help": "A row whose value is not there on a hit is left out. Content-Type is added when it is not in the list."
  },
  {
    "type": "RADIO",
    "name": "bodyKind",
    "displayName": "Body",
    "radioItems": [
      {
        "value": "event_data",
        "displayValue": "Event data",
        "help": "Everything this tag sees of the event, as JSON."
      },
      {
        "value": "table",
        "displayValue": "A table",
        "help": "JSON made from the rows below, and nothing else."
      },
      {
        "value": "raw",
        "displayValue": "Text",
        "help": "Exactly this text."
      },
      {
        "value": "none",
        "displayValue": "None"
      }
    ],
    "simpleValueType": true,
    "defaultValue": "table"
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "bodyTable",
    "displayName": "Body",
    "simpleTableColumns": [
      {
        "defaultValue": "",
        "displayName": "Path",
        "name": "path",
        "type": "TEXT",
        "isUnique": true,
        "valueHint": "order.id",
        "valueValidators": [
          {
            "type": "NON_EMPTY",
            "errorMessage": "Enter where in the body the value stands."
          }
        ]
      },
      {
        "defaultValue": "",
        "displayName": "Value",
        "name": "value",
        "type": "TEXT",
        "valueHint": "{{ED - transaction_id}}"
      },
      {
        "defaultValue": "keep",
        "displayName": "Type",
        "name": "type",
        "type": "SELECT",
        "selectItems": [
          {
            "value": "keep",
            "displayValue": "As it is"
          },
          {
            "value": "text",
            "displayValue": "Text"
          },
          {
            "value": "number",
            "displayValue": "Number"
          },
          {
            "value": "yes_no",
            "displayValue": "Yes or no"
          },
          {
            "value": "json",
            "displayValue": "JSON"
          },
          {
            "value": "sha256",
            "displayValue": "SHA-256 of the cleaned text"
          }
        ]
      }
    ],
    "newRowButtonText": "Add row",
    "help": "Dotted paths make objects, numbers make lists: data.0.event_name. A value that is not there on a hit is left out. SHA-256 trims the text, makes it lower case and hashes it, unless it is such a hash already.",
    "enablingConditions": [
      {
        "paramName": "bodyKind",
        "paramValue": "table",
        "type": "EQUALS"
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "body",
    "displayName": "Text",
    "simpleValueType": true,
    "lineCount": 8,
    "enablingConditions": [
      {
        "paramName": "bodyKind",
        "paramValue": "raw",
        "type": "EQUALS"
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "timeoutMs",
    "displayName": "Wait for the answer",
    "simpleValueType": true,
    "defaultValue": "5000",
    "valueUnit": "ms",
    "valueValidators": [
      {
        "type": "REGEX",
        "args": [
          "^([0-9]{3,5}|\\{\\{.*)?$"
        ],
        "errorMessage": "Enter 100 to 15000 milliseconds."
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "advancedGroup",
    "displayName": "Tests and doubles",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "TEXT",
        "name": "eventIdHeader",
        "displayName": "Header for the event ID",
        "simpleValueType": true,
        "help": "The receiver can tell by it when the same event comes twice. It carries event_id of the event, else its name and transaction_id. Empty: none.",
        "valueHint": "Idempotency-Key",
        "valueValidators": [
          {
            "type": "REGEX",
            "args": [
              "^[A-Za-z0-9!#$%&'*+.^_`|~-]*$"
            ],
            "errorMessage": "A header name has letters, digits and dashes."
          }
        ]
      },
      {
        "type": "CHECKBOX",
        "name": "dryRun",
        "checkboxText": "Only write the request to the console",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "For trying out: nothing is sent and the tag succeeds. The request shows in the console."
      }
    ]
  }
]


___SANDBOXED_JS_FOR_SERVER___

const createRegex = require('createRegex');
const getAllEventData = require('getAllEventData');
const getEventData = require('getEventData');
const getType = require('getType');
const JSON = require('JSON');
const logToConsole = require('logToConsole');
const makeNumber = require('makeNumber');
const makeString = require('makeString');
const Math = require('Math');
const parseUrl = require('parseUrl');
const sendHttpRequest = require('sendHttpRequest');
const sha256Sync = require('sha256Sync');
const testRegex = require('testRegex');

const maxPathParts = 32;
const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const methodsWithoutBody = ['GET', 'HEAD', 'DELETE'];
// Headers that belong to the connection or to whoever sends the request.
const reservedHeaders = ['connection', 'content-length', 'expect', 'host', 'keep-alive', 'proxy-authorization',
  'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
const headerName = createRegex('^[A-Za-z0-9!#$%&\'*+.^_`|~-]+$');
const indexPart = createRegex('^(0|[1-9][0-9]{0,5})$');
const hashPattern = createRegex('^[0-9a-fA-F]{64}$');

const given = (value) => value !== undefined && value !== null && value !== '';
const first = (values) => values.filter(given)[0];
const listOf = (value) => (getType(value) === 'array' ? value : [value]).filter(given);

// Consent of the visitor: a state that the event names, Google's own record of it, then the signals of a GA4 hit.
// An event that says nothing counts as not granted.
function consentTo(type) {
  const stated = [
    getEventData('consent_state.' + type),
    getEventData('x-sst-system_properties.consent.consentGrantedState.' + type)
  ].filter((state) => state === true || state === false || state === 'granted' || state === 'denied');
  if (stated.length > 0) {
    return stated[0] === true || stated[0] === 'granted';
  }
  const gcs = makeString(getEventData('x-ga-gcs'));
  if (type === 'ad_storage' && gcs.indexOf('G1') === 0 && '01'.indexOf(gcs.charAt(2)) >= 0) {
    return gcs.charAt(2) === '1';
  }
  // One letter for each kind of consent stands between digits: ad_storage first, ad_user_data third.
  const letters = makeString(getEventData('x-ga-gcd') || '').split('').filter((c) => '0123456789'.indexOf(c) < 0);
  const letter = letters[type === 'ad_storage' ? 0 : 2];
  return given(letter) && 'trnv'.indexOf(letter) >= 0;
}

function mayBeSent() {
  if (data.consent === 'always') {
    return true;
  }
  if (data.consent === 'ad_storage') {
    return consentTo('ad_storage');
  }
  if (data.consent === 'both') {
    return consentTo('ad_storage') && consentTo('ad_user_data');
  }
  return consentTo('ad_user_data');
}

// The same id in the browser's copy of the event lets the vendor count both once.
function eventId() {
  const order = getEventData('transaction_id');
  return first([getEventData('event_id'), given(order) ? getEventData('event_name') + '.' + order : undefined]);
}

const isThere = (value) => value !== undefined && value !== null;
const textOf = (value) => getType(value) === 'object' || getType(value) === 'array' ? JSON.stringify(value) : makeString(value);

// Puts the value at its place and gives the level back; undefined when the way is barred. A part that is a number makes
// a list where nothing stands yet; items are only added one behind the other.
function put(level, parts, value) {
  if (parts.length === 0) {
    return value;
  }
  const part = parts[0];
  const isIndex = testRegex(indexPart, part);
  const here = level === undefined ? (part === '0' ? [] : {}) : level;
  const kind = getType(here);
  if (kind !== 'object' && (kind !== 'array' || !isIndex || makeNumber(part) > here.length)) {
    return undefined;
  }
  const key = kind === 'array' ? makeNumber(part) : part;
  const stands = kind === 'array' ? key < here.length : here.hasOwnProperty(key);
  const inner = put(stands ? here[key] : undefined, parts.slice(1), value);
  if (inner === undefined) {
    return undefined;
  }
  here[key] = inner;
  return here;
}

// The value of a row in the type that the row asks for; undefined leaves the row out.
function typed(row) {
  const value = row.value;
  if (value === undefined || !given(row.type) || row.type === 'keep') {
    return value;
  }
  if (row.type === 'number') {
    const result = given(value) ? makeNumber(value) : undefined;
    return result === result ? result : undefined;
  }
  if (row.type === 'yes_no') {
    return value === true || ['true', 'yes', '1'].indexOf(makeString(value).toLowerCase()) >= 0;
  }
  if (row.type === 'json') {
    return getType(value) === 'string' ? JSON.parse(value) : value;
  }
  if (row.type === 'sha256') {
    const text = makeString(value).trim().toLowerCase();
    return testRegex(hashPattern, text) ? text : text ? sha256Sync(text, {outputEncoding: 'hex'}) : undefined;
  }
  return textOf(value);
}

// {text, type} of the body; {failure} when a row has no place.
function makeBody(method) {
  const kind = data.bodyKind || (methodsWithoutBody.indexOf(method) >= 0 ? 'none' : 'event_data');
  if (kind === 'event_data') {
    return {text: JSON.stringify(getAllEventData()), type: 'application/json'};
  }
  if (kind === 'raw') {
    const text = isThere(data.body) ? textOf(data.body) : '';
    const isJson = '{['.indexOf(text.charAt(0)) >= 0 && text !== '';
    return {text: text, type: isJson ? 'application/json' : 'text/plain; charset=utf-8'};
  }
  if (kind !== 'table') {
    return {};
  }
  let root = {};
  for (const row of data.bodyTable || []) {
    const value = typed(row);
    if (given(row.path) && value !== undefined) {
      const parts = makeString(row.path).split('.');
      const isWrong = parts.length > maxPathParts || parts.indexOf('') >= 0;
      const next = isWrong ? undefined : put(root, parts, value);
      if (next === undefined) {
        return {failure: 'no place in the body for ' + row.path};
      }
      root = next;
    }
  }
  return {text: JSON.stringify(root), type: 'application/json'};
}

// The headers of the table; undefined when one of them cannot leave.
function makeHeaders(body) {
  const headers = {};
  const names = [];
  for (const row of data.headers || []) {
    const name = makeString(given(row.name) ? row.name : '').trim();
    if (name && isThere(row.value)) {
      const text = textOf(row.value).trim();
      const isWrong = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\u0000') >= 0;
      if (isWrong || !testRegex(headerName, name) || reservedHeaders.indexOf(name.toLowerCase()) >= 0) {
        logToConsole('Webhook: this header cannot be sent', name);
        return undefined;
      }
      headers[name] = text;
      names.push(name.toLowerCase());
    }
  }
  const id = given(data.eventIdHeader) ? eventId() : undefined;
  if (given(id)) {
    headers[data.eventIdHeader] = makeString(id);
  }
  if (body.type !== undefined && names.indexOf('content-type') < 0) {
    headers['content-type'] = body.type;
  }
  return headers;
}

function send() {
  const address = makeString(data.url);
  const parsed = parseUrl(address);
  if (!parsed || !parsed.hostname || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') || parsed.username || parsed.password) {
    logToConsole('Webhook: not an address to send to', address);
    return data.gtmOnFailure();
  }
  const method = makeString(data.method || 'POST').toUpperCase();
  const body = makeBody(method);
  const headers = makeHeaders(body);
  if (body.failure || headers === undefined || methods.indexOf(method) < 0) {
    logToConsole('Webhook: nothing sent', body.failure, method);
    return data.gtmOnFailure();
  }
  const url = address.split('#')[0];
  if (data.dryRun) {
    logToConsole('Webhook would send', method, url, headers, body.text);
    return data.gtmOnSuccess();
  }
  const wait = makeNumber(data.timeoutMs) || 5000;
  sendHttpRequest(url, {
    method: method,
    headers: headers,
    timeout: Math.min(Math.max(wait, 100), 15000)
  }, body.text).then((answer) => {
    logToConsole('Webhook answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('Webhook did not answer', reason);
    data.gtmOnFailure();
  });
}

// A tag that knows nothing of consent was made before there was a choice.
if (given(data.consent) && !mayBeSent()) {
  logToConsole('Webhook: nothing sent, no consent');
  return data.gtmOnSuccess();
}
send();


___SERVER_PERMISSIONS___

[
  {
    "instance": {
      "key": {
        "publicId": "logging",
        "versionId": "1"
      },
      "param": [
        {
          "key": "environments",
          "value": {
            "type": 1,
            "string": "debug"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "send_http",
        "versionId": "1"
      },
      "param": [
        {
          "key": "allowedUrls",
          "value": {
            "type": 1,
            "string": "any"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "read_event_data",
        "versionId": "1"
      },
      "param": [
        {
          "key": "eventDataAccess",
          "value": {
            "type": 1,
            "string": "any"
          }
        }
      ]
    },
    "clientAnnotations": {
      "isEditedByUser": true
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Makes nested JSON from the rows
  code: |-
    form.bodyTable = [
      {path: 'data.0.event', value: 'purchase'}, {path: 'data.0.items', value: [{item_id: 'A1'}]}, {path: 'data.1.event', value: 'second'},
      {path: 'order.total', value: 49.9}, {path: 'order.missing', value: undefined}, {path: 'order.note', value: null}
    ];
    runCode(form);
    assertThat(sent.url).isEqualTo('https://hooks.example.com/in');
    assertThat(sent.options).isEqualTo({method: 'POST', headers: {'content-type': 'application/json'}, timeout: 5000});
    assertThat(sent.body).isEqualTo(
      '{"data":[{"event":"purchase","items":[{"item_id":"A1"}]},{"event":"second"}],"order":{"total":49.9,"note":null}}');
- name: Gives values the type that their row asks for
  code: |-
    form.bodyTable = [
      {path: 'a', value: 7, type: 'text'}, {path: 'b', value: '7.5', type: 'number'}, {path: 'c', value: 'x', type: 'number'},
      {path: 'd', value: 'Yes', type: 'yes_no'}, {path: 'e', value: '{"f":[1]}', type: 'json'}, {path: 'g', value: '7', type: 'keep'}
    ];
    runCode(form);
    assertThat(JSON.parse(sent.body)).isEqualTo({a: '7', b: 7.5, d: true, e: {f: [1]}, g: '7'});
- name: Hashes cleaned text once
  code: |-
    const hash = sha256Sync('ann@example.com', {outputEncoding: 'hex'});
    form.bodyTable = [{path: 'a', value: ' Ann@Example.com ', type: 'sha256'}, {path: 'b', value: hash.toUpperCase(), type: 'sha256'}];
    runCode(form);
    assertThat(JSON.parse(sent.body)).isEqualTo({a: hash, b: hash});
- name: A row without a place makes the tag fail
  code: |-
    form.bodyTable = [{path: 'a', value: 'text'}, {path: 'a.b', value: 1}];
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnFailure').wasCalled();
- name: Lists grow one by one and paths have no empty parts
  code: |-
    form.bodyTable = [{path: 'list.0', value: 1}, {path: 'list.2', value: 3}];
    runCode(form);
    assertThat(sent).isUndefined();
    form.bodyTable = [{path: 'a..b', value: 1}];
    runCode(form);
    assertThat(sent).isUndefined();
- name: Sends the event as it is
  code: |-
    form.bodyKind = 'event_data';
    runCode(form);
    assertThat(JSON.parse(sent.body)).isEqualTo(event);
- name: Sends text as it is and knows JSON by its first character
  code: |-
    form.bodyKind = 'raw';
    form.body = 'hello';
    runCode(form);
    assertThat(sent.body).isEqualTo('hello');
    assertThat(sent.options.headers['content-type']).isEqualTo('text/plain; charset=utf-8');
    form.body = '[1]';
    runCode(form);
    assertThat(sent.options.headers['content-type']).isEqualTo('application/json');
    form.body = {a: 1};
    runCode(form);
    assertThat(sent.body).isEqualTo('{"a":1}');
- name: Sends no body when there is none
  code: |-
    form.method = 'get';
    form.bodyKind = 'none';
    runCode(form);
    assertThat(sent.options.method).isEqualTo('GET');
    assertThat(sent.body).isUndefined();
    assertThat(sent.options.headers).isEqualTo({});
- name: Leaves out headers without a value and keeps the given content type
  code: |-
    form.headers = [{name: 'Authorization', value: 'Bearer 1'}, {name: 'X-Shop', value: undefined}, {name: 'Content-Type', value: 'application/ld+json'}];
    runCode(form);
    assertThat(sent.options.headers).isEqualTo({Authorization: 'Bearer 1', 'Content-Type': 'application/ld+json'});
- name: Refuses headers of the connection and line breaks
  code: |-
    form.headers = [{name: 'Host', value: 'evil.example'}];
    runCode(form);
    assertThat(sent).isUndefined();
    form.headers = [{name: 'X-A', value: 'a\nHost: evil.example'}];
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnFailure').wasCalled();
- name: Refuses what is no address
  code: |-
    form.url = 'nonsense';
    runCode(form);
    form.url = 'https://user:word@hooks.example.com/';
    runCode(form);
    form.url = 'ftp://hooks.example.com/';
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnFailure').wasCalled();
- name: Drops the fragment and keeps the time to wait within its limits
  code: |-
    form.url = 'https://hooks.example.com/in?a=1#part';
    form.timeoutMs = '99999';
    runCode(form);
    assertThat(sent.url).isEqualTo('https://hooks.example.com/in?a=1');
    assertThat(sent.options.timeout).isEqualTo(15000);
    form.timeoutMs = undefined;
    runCode(form);
    assertThat(sent.options.timeout).isEqualTo(5000);
- name: Names the event so that the receiver sees doubles
  code: |-
    form.eventIdHeader = 'Idempotency-Key';
    runCode(form);
    assertThat(sent.options.headers['Idempotency-Key']).isEqualTo('E-1');
    event.event_id = undefined;
    runCode(form);
    assertThat(sent.options.headers['Idempotency-Key']).isEqualTo('purchase.T-1');
- name: Waits for consent when the form says so
  code: |-
    form.consent = 'both';
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    event.consent_state = {ad_storage: 'granted', ad_user_data: 'granted'};
    runCode(form);
    assertThat(sent).isDefined();
- name: The status of the answer decides
  code: |-
    runCode(form);
    callLater(() => {
      assertApi('gtmOnSuccess').wasCalled();
      assertApi('gtmOnFailure').wasNotCalled();
    });
- name: An answer of 500 is a failure
  code: |-
    answer.statusCode = 500;
    runCode(form);
    callLater(() => {
      assertApi('gtmOnFailure').wasCalled();
      assertApi('gtmOnSuccess').wasNotCalled();
    });
- name: No answer is a failure
  code: |-
    trouble = {reason: 'timed_out'};
    runCode(form);
    callLater(() => {
      assertApi('gtmOnFailure').wasCalled();
    });
- name: A rehearsal only writes to the console
  code: |-
    form.dryRun = true;
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
setup: |-
  const JSON = require('JSON');
  const Promise = require('Promise');
  const callLater = require('callLater');
  const sha256Sync = require('sha256Sync');

  let event = {event_name: 'purchase', event_id: 'E-1', transaction_id: 'T-1', value: 49.9, items: [{item_id: 'A1'}]};
  let answer = {statusCode: 204, headers: {}, body: ''};
  let trouble;
  let sent;
  const form = {
    url: 'https://hooks.example.com/in', method: 'POST', bodyKind: 'table', timeoutMs: '5000', consent: 'always',
    bodyTable: [{path: 'order.id', value: 'T-1'}]
  };

  mock('getAllEventData', () => event);
  mock('getEventData', (path) => {
    let at = event;
    path.split('.').forEach((key) => {
      at = at === undefined || at === null ? undefined : at[key];
    });
    return at;
  });
  mock('sendHttpRequest', (url, options, body) => {
    sent = {url: url, options: options, body: body};
    return Promise.create((resolve, reject) => trouble ? reject(trouble) : resolve(answer));
  });


___NOTES___

Sends a request of your own making to any address: JSON from a table of paths and values, the whole event, a text, or nothing. In a container that Sluis exports it stands for the tag type HTTP request.

The tag may send to every address and read the whole event, because the form decides about both. Narrow the permission to send to the address of your vendor once it is known.

What hiding costs: rows whose value is hidden are left out, headers too. With the choice Event data, what a transformation hides is not in the body.

The tag succeeds when the answer has a status from 200 to 299.


