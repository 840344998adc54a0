___INFO___

{
  "type": "CLIENT",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "JSON client",
  "categories": [
    "UTILITY"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "",
    "thumbnail": ""
  },
  "description": "Turns webhooks and hits of your own, sent as JSON or as a form, into events.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "SIMPLE_TABLE",
    "name": "paths",
    "displayName": "Paths",
    "simpleTableColumns": [
      {
        "defaultValue": "",
        "displayName": "Path",
        "name": "path",
        "type": "TEXT",
        "isUnique": true,
        "valueHint": "/hook/news",
        "valueValidators": [
          {
            "type": "NON_EMPTY",
            "errorMessage": "Enter a path."
          },
          {
            "type": "REGEX",
            "args": [
              "^(/|\\*|\\{\\{)"
            ],
            "errorMessage": "A path starts with a slash; * stands for any text."
          }
        ]
      }
    ],
    "newRowButtonText": "Add path",
    "help": "Requests to these paths are claimed. * stands for any text: /hook/*.",
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Without a path this client never claims a request."
      }
    ]
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "methods",
    "displayName": "Methods",
    "simpleTableColumns": [
      {
        "defaultValue": "POST",
        "displayName": "Method",
        "name": "method",
        "type": "SELECT",
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
          }
        ],
        "isUnique": true
      }
    ],
    "newRowButtonText": "Add method",
    "help": "POST when none is given. A GET has no body; its query is read instead."
  },
  {
    "type": "TEXT",
    "name": "eventName",
    "displayName": "Event name",
    "simpleValueType": true,
    "help": "Where in the body the name stands, as type or data.event; or =sign_up for always the same name.",
    "defaultValue": "event_name",
    "valueHint": "event_name",
    "alwaysInSummary": true
  },
  {
    "type": "TEXT",
    "name": "batchPath",
    "displayName": "Several events in one body",
    "simpleValueType": true,
    "help": "Where the list of events stands. Empty: the body is one event, or a list of them.",
    "valueHint": "events"
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "mapping",
    "displayName": "Event data",
    "simpleTableColumns": [
      {
        "defaultValue": "",
        "displayName": "From the body",
        "name": "from",
        "type": "TEXT",
        "valueHint": "subscriber.email",
        "valueValidators": [
          {
            "type": "NON_EMPTY",
            "errorMessage": "Enter where in the body the value stands, or =text."
          }
        ]
      },
      {
        "defaultValue": "",
        "displayName": "To the parameter",
        "name": "to",
        "type": "TEXT",
        "isUnique": true,
        "valueHint": "user_data.email_address",
        "valueValidators": [
          {
            "type": "NON_EMPTY",
            "errorMessage": "Enter the name of the event parameter."
          }
        ]
      }
    ],
    "newRowButtonText": "Add row",
    "help": "Dotted paths on both sides. =text on the left is that text itself."
  },
  {
    "type": "CHECKBOX",
    "name": "keepOthers",
    "checkboxText": "Keep all other members of the body under their own names",
    "simpleValueType": true,
    "defaultValue": false,
    "help": "Off: only what the table names becomes event data."
  },
  {
    "type": "GROUP",
    "name": "answer",
    "displayName": "Answer",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "TEXT",
        "name": "responseStatus",
        "displayName": "Status",
        "simpleValueType": true,
        "defaultValue": "200",
        "valueHint": "200",
        "valueValidators": [
          {
            "type": "REGEX",
            "args": [
              "^([2-5][0-9][0-9]|\\{\\{.*)?$"
            ],
            "errorMessage": "Enter a status from 200 to 599."
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "responseBody",
        "displayName": "Body",
        "simpleValueType": true,
        "valueHint": "{\"ok\": true}",
        "lineCount": 3
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "access",
    "displayName": "Who may send",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "TEXT",
        "name": "secretHeader",
        "displayName": "Header with a key",
        "simpleValueType": true,
        "help": "A request without this header, or with another value, is answered 401. Empty: everybody may send.",
        "valueHint": "X-Hook-Key",
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
        "type": "TEXT",
        "name": "secretValue",
        "displayName": "Key",
        "simpleValueType": true,
        "help": "Keep it in a secret variable, so that it stands in no export.",
        "valueHint": "{{Hook key}}"
      }
    ]
  }
]


___SANDBOXED_JS_FOR_SERVER___

const claimRequest = require('claimRequest');
const createRegex = require('createRegex');
const getRequestBody = require('getRequestBody');
const getRequestHeader = require('getRequestHeader');
const getRequestMethod = require('getRequestMethod');
const getRequestPath = require('getRequestPath');
const getRequestQueryString = require('getRequestQueryString');
const getType = require('getType');
const JSON = require('JSON');
const logToConsole = require('logToConsole');
const makeNumber = require('makeNumber');
const makeString = require('makeString');
const Object = require('Object');
const parseUrl = require('parseUrl');
const returnResponse = require('returnResponse');
const runContainer = require('runContainer');
const setResponseBody = require('setResponseBody');
const setResponseHeader = require('setResponseHeader');
const setResponseStatus = require('setResponseStatus');
const testRegex = require('testRegex');

const maxEvents = 100;
const indexPart = createRegex('^(0|[1-9][0-9]{0,5})$');
const originPattern = createRegex('^[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9._:\\[\\]-]{1,290}$');
const headerList = createRegex('^[A-Za-z0-9!#$%&\'*+.^_`|~, -]+$');
const given = (value) => value !== undefined && value !== null && value !== '';

// Each piece between two stars is taken where it comes first; the last one must end the path.
function matches(pattern, path) {
  const pieces = pattern.split('*');
  if (pieces.length === 1) {
    return pattern === path;
  }
  const head = pieces[0];
  const tail = pieces[pieces.length - 1];
  if (path.indexOf(head) !== 0) {
    return false;
  }
  let rest = path.substring(head.length);
  for (let i = 1; i < pieces.length - 1; i++) {
    const at = rest.indexOf(pieces[i]);
    if (at < 0) {
      return false;
    }
    rest = rest.substring(at + pieces[i].length);
  }
  return rest.length >= tail.length && rest.substring(rest.length - tail.length) === tail;
}

const claimsPath = (path) => (data.paths || []).some((row) => given(row.path) && matches(makeString(row.path), path));

function claimsMethod(method) {
  const rows = data.methods || [];
  return rows.length === 0 ? method === 'POST' : rows.some((row) => makeString(row.method).toUpperCase() === method);
}

// The value at a dotted path; a key may hold dots itself when the whole rest of the path is that key.
function at(root, path) {
  if (getType(root) !== 'object' && getType(root) !== 'array') {
    return undefined;
  }
  if (root.hasOwnProperty(path)) {
    return root[path];
  }
  const dot = path.indexOf('.');
  const key = path.substring(0, dot);
  return dot > 0 && root.hasOwnProperty(key) ? at(root[key], path.substring(dot + 1)) : undefined;
}

// Sets the value at a dotted path, making objects on the way; nothing changes when something else stands in the way.
function put(level, path, value) {
  const dot = path.indexOf('.');
  const key = dot < 0 ? path : path.substring(0, dot);
  const isList = getType(level) === 'array';
  if (isList && (!testRegex(indexPart, key) || makeNumber(key) > level.length)) {
    return;
  }
  if (dot < 0) {
    level[key] = value;
    return;
  }
  if (!level.hasOwnProperty(key)) {
    level[key] = {};
  }
  if (getType(level[key]) === 'object' || getType(level[key]) === 'array') {
    put(level[key], path.substring(dot + 1), value);
  }
}

// "=text" is that text, anything else a path: in the event's own part first, then in the whole body.
function valueAt(source, part, body) {
  if (source.charAt(0) === '=') {
    return source.substring(1);
  }
  const own = at(part, source);
  return own === undefined ? at(body, source) : own;
}

// The pairs of a query or form; of equal names the first counts.
function fromPairs(text) {
  const parsed = parseUrl('https://pairs.invalid/?' + text);
  const pairs = parsed ? parsed.searchParams : {};
  const result = {};
  Object.keys(pairs).filter((key) => key !== '').forEach((key) => {
    result[key] = getType(pairs[key]) === 'array' ? pairs[key][0] : pairs[key];
  });
  return result;
}

function readBody() {
  const text = getRequestBody();
  if (!given(text)) {
    return fromPairs(getRequestQueryString() || '');
  }
  const type = makeString(getRequestHeader('content-type') || '');
  return type.indexOf('application/x-www-form-urlencoded') === 0 ? fromPairs(text) : JSON.parse(text);
}

// The parts of the body that are one event each.
function partsOf(body) {
  const batch = given(data.batchPath) ? at(body, data.batchPath) : body;
  if (getType(batch) === 'array') {
    return batch;
  }
  return [batch === undefined ? body : batch];
}

function makeEvent(part, body) {
  const source = given(data.eventName) ? makeString(data.eventName) : 'event_name';
  const name = valueAt(source, part, body);
  if (!given(name)) {
    return undefined;
  }
  const event = {event_name: makeString(name)};
  const taken = [makeString(data.batchPath || '').split('.')[0], source];
  (data.mapping || []).forEach((row) => {
    if (given(row.from) && given(row.to)) {
      taken.push(row.from);
      const value = valueAt(makeString(row.from), part, body);
      if (value !== undefined) {
        put(event, makeString(row.to), value);
      }
    }
  });
  if (data.keepOthers) {
    [part, body].filter((from) => getType(from) === 'object').forEach((from) => {
      Object.keys(from).forEach((key) => {
        if (taken.indexOf(key) < 0 && !event.hasOwnProperty(key)) {
          event[key] = from[key];
        }
      });
    });
  }
  return event;
}

function allowOrigin() {
  const origin = getRequestHeader('origin');
  if (given(origin) && testRegex(originPattern, origin)) {
    setResponseHeader('access-control-allow-origin', origin);
    setResponseHeader('vary', 'Origin');
    return true;
  }
  return false;
}

function answer(status, body) {
  allowOrigin();
  setResponseStatus(status);
  if (given(body)) {
    const text = makeString(body);
    setResponseHeader('content-type', '{['.indexOf(text.charAt(0)) >= 0 ? 'application/json' : 'text/plain; charset=utf-8');
    setResponseBody(text);
  }
  returnResponse();
}

function answerPreflight(method) {
  setResponseStatus(204);
  if (allowOrigin()) {
    setResponseHeader('access-control-allow-methods', method);
    setResponseHeader('access-control-max-age', '600');
    const asked = getRequestHeader('access-control-request-headers');
    if (given(asked) && asked.length <= 1024 && testRegex(headerList, asked)) {
      setResponseHeader('access-control-allow-headers', asked);
    }
  }
  returnResponse();
}

function configuredStatus() {
  const status = makeNumber(data.responseStatus);
  return status >= 200 && status <= 599 ? status : 200;
}

function claim() {
  claimRequest();
  if (given(data.secretHeader) && (!given(data.secretValue) || getRequestHeader(data.secretHeader) !== data.secretValue)) {
    logToConsole('JSON client: the key is missing or wrong');
    return answer(401);
  }
  const body = readBody();
  if (body === undefined) {
    logToConsole('JSON client: the body is no JSON');
    return answer(400);
  }
  const parts = partsOf(body);
  if (parts.length > maxEvents) {
    return answer(413);
  }
  const events = parts.map((part) => makeEvent(part, body)).filter(given);
  if (events.length === 0) {
    logToConsole('JSON client: no event has a name');
    return answer(400);
  }
  let open = events.length;
  events.forEach((event) => {
    runContainer(event, () => {
      open = open - 1;
      if (open === 0) {
        answer(configuredStatus(), data.responseBody);
      }
    });
  });
}

const method = getRequestMethod();
const wanted = getRequestHeader('access-control-request-method');
if (!claimsPath(getRequestPath())) {
  return;
}
if (method === 'OPTIONS' && given(wanted) && claimsMethod(wanted)) {
  claimRequest();
  answerPreflight(wanted);
} else if (claimsMethod(method)) {
  claim();
}


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
        "publicId": "read_request",
        "versionId": "1"
      },
      "param": [
        {
          "key": "requestAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "headerAccess",
          "value": {
            "type": 1,
            "string": "any"
          }
        },
        {
          "key": "headersAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        },
        {
          "key": "bodyAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        },
        {
          "key": "queryParametersAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        },
        {
          "key": "queryParameterAccess",
          "value": {
            "type": 1,
            "string": "any"
          }
        },
        {
          "key": "pathAllowed",
          "value": {
            "type": 8,
            "boolean": true
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
        "publicId": "access_response",
        "versionId": "1"
      },
      "param": [
        {
          "key": "writeResponseAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "writeHeaderAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "writeHeadersAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        },
        {
          "key": "writeBodyAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        },
        {
          "key": "writeStatusAllowed",
          "value": {
            "type": 8,
            "boolean": true
          }
        },
        {
          "key": "writeHeaderWhitelist",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "headerName"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "access-control-allow-origin"
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "headerName"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "access-control-allow-methods"
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "headerName"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "access-control-allow-headers"
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "headerName"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "access-control-max-age"
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "headerName"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "vary"
                  }
                ]
              },
              {
                "type": 3,
                "mapKey": [
                  {
                    "type": 1,
                    "string": "headerName"
                  }
                ],
                "mapValue": [
                  {
                    "type": 1,
                    "string": "content-type"
                  }
                ]
              }
            ]
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
        "publicId": "return_response",
        "versionId": "1"
      },
      "param": []
    },
    "isRequired": true
  },
  {
    "instance": {
      "key": {
        "publicId": "run_container",
        "versionId": "1"
      },
      "param": []
    },
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Claims a request and makes an event of its body
  code: |-
    runCode(form);
    assertApi('claimRequest').wasCalled();
    assertThat(events).isEqualTo([{event_name: 'sign_up', email: 'ann@example.com'}]);
    assertApi('returnResponse').wasCalled();
    assertThat(response.status).isEqualTo(200);
- name: Leaves other paths and methods to other clients
  code: |-
    request.path = '/other';
    runCode(form);
    request.path = '/hook/news';
    request.method = 'GET';
    runCode(form);
    assertApi('claimRequest').wasNotCalled();
    assertApi('returnResponse').wasNotCalled();
- name: Stars stand for any text
  code: |-
    form.paths = [{path: '/hook/*/in*'}];
    request.path = '/hook/a/b/in';
    runCode(form);
    assertThat(events).hasLength(1);
    request.path = '/hook/in';
    runCode(form);
    assertThat(events).hasLength(1);
- name: Maps dotted paths to dotted parameters and drops the rest
  code: |-
    request.body = '{"type":"order","data":{"id":"T-1","customer":{"mail":"ann@example.com"}},"secret":1}';
    form.eventName = 'type';
    form.keepOthers = false;
    form.mapping = [
      {from: 'data.id', to: 'transaction_id'}, {from: 'data.customer.mail', to: 'user_data.email_address'},
      {from: '=till', to: 'source'}, {from: 'data.nothing', to: 'nothing'}
    ];
    runCode(form);
    assertThat(events).isEqualTo([
      {event_name: 'order', transaction_id: 'T-1', user_data: {email_address: 'ann@example.com'}, source: 'till'}
    ]);
- name: Several events in one body share what stands around them
  code: |-
    request.body = '{"shop":"Zwolle","events":[{"event_name":"a"},{"event_name":"b","shop":"Deventer"},{"x":1}]}';
    form.batchPath = 'events';
    runCode(form);
    assertThat(events).isEqualTo([{event_name: 'a', shop: 'Zwolle'}, {event_name: 'b', shop: 'Deventer'}]);
- name: A body may be a list
  code: |-
    request.body = '[{"event_name":"a"},{"event_name":"b"}]';
    runCode(form);
    assertThat(events).isEqualTo([{event_name: 'a'}, {event_name: 'b'}]);
- name: Reads forms and queries
  code: |-
    request.headers['content-type'] = 'application/x-www-form-urlencoded';
    request.body = 'event_name=sign_up&email=ann%40example.com&email=second';
    runCode(form);
    assertThat(events).isEqualTo([{event_name: 'sign_up', email: 'ann@example.com'}]);
    request.method = 'GET';
    request.body = undefined;
    request.query = 'event_name=open';
    form.methods = [{method: 'GET'}];
    runCode(form);
    assertThat(events[1]).isEqualTo({event_name: 'open'});
- name: A fixed name needs nothing in the body
  code: |-
    form.eventName = '=ping';
    request.body = '{"a":1}';
    runCode(form);
    assertThat(events).isEqualTo([{event_name: 'ping', a: 1}]);
- name: Answers 400 to what is no JSON or has no name
  code: |-
    request.body = '{nonsense';
    runCode(form);
    assertThat(response.status).isEqualTo(400);
    request.body = '{"a":1}';
    response = {headers: {}};
    runCode(form);
    assertThat(response.status).isEqualTo(400);
    assertApi('runContainer').wasNotCalled();
- name: Answers 413 to too many events
  code: |-
    const list = [];
    for (let i = 0; i < 101; i++) {
      list.push({event_name: 'a'});
    }
    request.body = JSON.stringify(list);
    runCode(form);
    assertThat(response.status).isEqualTo(413);
    assertApi('runContainer').wasNotCalled();
- name: Answers with the configured status and body
  code: |-
    form.responseStatus = '202';
    form.responseBody = '{"ok":true}';
    runCode(form);
    assertThat(response.status).isEqualTo(202);
    assertThat(response.body).isEqualTo('{"ok":true}');
    assertThat(response.headers['content-type']).isEqualTo('application/json');
- name: Lets pages of other origins send and answers their preflight
  code: |-
    request.headers.origin = 'https://shop.example';
    runCode(form);
    assertThat(response.headers['access-control-allow-origin']).isEqualTo('https://shop.example');
    request.method = 'OPTIONS';
    request.headers['access-control-request-method'] = 'POST';
    request.headers['access-control-request-headers'] = 'content-type';
    response = {headers: {}};
    runCode(form);
    assertThat(response.status).isEqualTo(204);
    assertThat(response.headers['access-control-allow-methods']).isEqualTo('POST');
    assertThat(response.headers['access-control-allow-headers']).isEqualTo('content-type');
    assertThat(events).hasLength(1);
- name: An origin that is none is not repeated
  code: |-
    request.headers.origin = 'null';
    runCode(form);
    assertThat(response.headers['access-control-allow-origin']).isUndefined();
- name: Asks for a key when the form says so
  code: |-
    form.secretHeader = 'X-Hook-Key';
    form.secretValue = 'open sesame';
    runCode(form);
    assertThat(response.status).isEqualTo(401);
    assertApi('runContainer').wasNotCalled();
    request.headers['x-hook-key'] = 'open sesame';
    runCode(form);
    assertThat(events).hasLength(1);
setup: |-
  const JSON = require('JSON');

  let request = {method: 'POST', path: '/hook/news', headers: {}, query: '', body: '{"event_name":"sign_up","email":"ann@example.com"}'};
  let response = {headers: {}};
  let events = [];
  const form = {paths: [{path: '/hook/news'}], eventName: 'event_name', keepOthers: true, responseStatus: '200'};

  mock('getRequestMethod', () => request.method);
  mock('getRequestPath', () => request.path);
  mock('getRequestQueryString', () => request.query);
  mock('getRequestBody', () => request.body);
  mock('getRequestHeader', (name) => request.headers[name.toLowerCase()]);
  mock('setResponseStatus', (status) => {
    response.status = status;
  });
  mock('setResponseBody', (body) => {
    response.body = body;
  });
  mock('setResponseHeader', (name, value) => {
    response.headers[name] = value;
  });
  mock('runContainer', (event, onComplete) => {
    events.push(event);
    onComplete();
  });


___NOTES___

Turns webhooks and hits of your own, sent as JSON, as a form or as a query, into events. In a container that Sluis exports it stands for the client type JSON.

The client takes neither IP address nor browser from the request: they are those of the sender, not of a visitor.

The answer leaves when all tags of all events have finished. A body that is no JSON, or has no event name, is answered 400; more than 100 events are answered 413; a missing key 401.


