___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Webhook",
  "categories": ["UTILITY"],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Hooks \u0026 Co"
  },
  "description": "Sends the event to a web address.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "url",
    "displayName": "Address",
    "simpleValueType": true,
    "valueValidators": [
      {
        "type": "REGEX",
        "args": ["^https://(?!localhost)"]
      }
    ]
  },
  {
    "type": "SELECT",
    "name": "method",
    "displayName": "Method",
    "selectItems": [
      {"value": "POST", "displayValue": "POST"},
      {"value": "PUT", "displayValue": "PUT"}
    ],
    "simpleValueType": true,
    "defaultValue": "POST"
  },
  {
    "type": "CHECKBOX",
    "name": "hash",
    "checkboxText": "Hash the e-mail address",
    "simpleValueType": true
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "extra",
    "displayName": "More members",
    "simpleTableColumns": [
      {"name": "key", "displayName": "Name", "type": "TEXT", "defaultValue": ""},
      {"name": "value", "displayName": "Value", "type": "TEXT", "defaultValue": ""}
    ]
  }
]


___SANDBOXED_JS_FOR_SERVER___

const JSON = require('JSON');
const getAllEventData = require('getAllEventData');
const getTimestampMillis = require('getTimestampMillis');
const logToConsole = require('logToConsole');
const makeTableMap = require('makeTableMap');
const sendHttpRequest = require('sendHttpRequest');
const sha256Sync = require('sha256Sync');

const event = getAllEventData();
const body = { name: event.event_name, at: getTimestampMillis() };
const extra = data.extra && data.extra.length ? makeTableMap(data.extra, 'key', 'value') : {};
for (const key in extra) {
  body[key] = extra[key];
}
if (event.email) {
  body.email = data.hash ? sha256Sync(event.email.trim().toLowerCase(), {outputEncoding: 'hex'}) : event.email;
}

sendHttpRequest(data.url, {
  method: data.method || 'POST',
  headers: {'content-type': 'application/json'},
  timeout: 3000
}, JSON.stringify(body)).then((answer) => {
  logToConsole('answered', answer.statusCode);
  if (answer.statusCode >= 200 && answer.statusCode < 300) {
    data.gtmOnSuccess();
  } else {
    data.gtmOnFailure();
  }
}, data.gtmOnFailure);


___SERVER_PERMISSIONS___

[
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
            "string": "specific"
          }
        },
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "https://hooks.example.com/"
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
    "isRequired": true
  },
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
    "isRequired": true
  }
]


___TESTS___

scenarios:
- name: Sends the event and succeeds
  code: |-
    answer = 200;
    runCode(mockData);
    assertApi('sendHttpRequest').wasCalled();
    callLater(() => {
      assertApi('gtmOnSuccess').wasCalled();
      assertThat(JSON.parse(sent)).isEqualTo({name: 'purchase', at: 1000, colour: 'red', email: 'Ann@Example.com '});
    });
- name: Fails when the vendor says no
  code: |-
    answer = 500;
    runCode(mockData);
    callLater(() => {
      assertApi('gtmOnFailure').wasCalled();
      assertApi('gtmOnSuccess').wasNotCalled();
    });
- name: Hashes the address
  code: "mockData.hash = true;\nrunCode(mockData);  \nassertThat(JSON.parse(sent).email)\
    \ .isEqualTo(sha256Sync('ann@example.com', {outputEncoding: 'hex'}));\n"
setup: |-
  const JSON = require('JSON');
  const Promise = require('Promise');
  const callLater = require('callLater');
  const sha256Sync = require('sha256Sync');

  const mockData = {url: 'https://hooks.example.com/in', extra: [{key: 'colour', value: 'red'}]};
  let answer = 200;
  let sent;

  mock('getAllEventData', {event_name: 'purchase', email: 'Ann@Example.com '});
  mock('getTimestampMillis', 1000);
  mock('sendHttpRequest', (url, options, body) => {
    sent = body;
    assertThat(url).isEqualTo('https://hooks.example.com/in');
    return Promise.create((resolve) => resolve({statusCode: answer, headers: {}, body: ''}));
  });


___NOTES___

Written for the tests of Sluis.
