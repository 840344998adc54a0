___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "LinkedIn Conversions API",
  "categories": [
    "ADVERTISING",
    "CONVERSIONS"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "LinkedIn",
    "thumbnail": ""
  },
  "description": "Sends conversions to LinkedIn from the server, with a hashed e-mail address, consent and deduplication.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "conversionId",
    "displayName": "Conversion rule ID",
    "simpleValueType": true,
    "help": "The number of the rule in the Campaign Manager. The rule must be made for the Conversions API.",
    "valueHint": "104012",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "REGEX",
        "args": [
          "^([0-9]*|.*\\{\\{.*)$"
        ],
        "errorMessage": "The ID has digits only."
      }
    ]
  },
  {
    "type": "SIMPLE_TABLE",
    "name": "conversionRules",
    "displayName": "Rules for some events",
    "simpleTableColumns": [
      {
        "defaultValue": "",
        "displayName": "Event in the container",
        "name": "event",
        "type": "TEXT",
        "isUnique": true,
        "valueHint": "generate_lead"
      },
      {
        "defaultValue": "",
        "displayName": "Conversion rule ID",
        "name": "rule",
        "type": "TEXT",
        "valueHint": "104013"
      }
    ],
    "newRowButtonText": "Add rule",
    "help": "LinkedIn has no event names: each kind of conversion is a rule. An event with a row here is sent to the rule of the row; every other event to the rule above, or not at all when none stands there."
  },
  {
    "type": "TEXT",
    "name": "accessToken",
    "displayName": "Access token",
    "simpleValueType": true,
    "help": "A token with rw_conversions, made in the Campaign Manager. Keep it in a secret variable, so that it stands in no export.",
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the access token."
      }
    ]
  },
  {
    "type": "RADIO",
    "name": "consent",
    "displayName": "Send only with consent to",
    "radioItems": [
      {
        "value": "ad_user_data",
        "displayValue": "ad_user_data",
        "help": "Consent to give data about the visitor to LinkedIn for advertising."
      },
      {
        "value": "ad_storage",
        "displayValue": "ad_storage",
        "help": "Consent to keep ids of advertising in the browser."
      },
      {
        "value": "both",
        "displayValue": "Both"
      },
      {
        "value": "always",
        "displayValue": "No condition",
        "help": "Choose this when a trigger or the consent settings of the tag decide already."
      }
    ],
    "simpleValueType": true,
    "defaultValue": "ad_user_data",
    "help": "Read from consent_state of the event, else from the consent signals of a GA4 hit (gcs, gcd). Without the consent, and for an event that says nothing about it, nothing is sent and the tag succeeds."
  },
  {
    "type": "GROUP",
    "name": "eventGroup",
    "displayName": "Event",
    "groupStyle": "ZIPPY_OPEN",
    "subParams": [
      {
        "type": "TEXT",
        "name": "eventId",
        "displayName": "Event ID",
        "simpleValueType": true,
        "help": "The same id has to be given to the Insight Tag (event_id): LinkedIn then counts both once. Empty: event_id of the event, else its name and transaction_id.",
        "valueHint": "{{Event ID}}"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "personGroup",
    "displayName": "Visitor",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "SIMPLE_TABLE",
        "name": "userData",
        "displayName": "Details about the visitor",
        "simpleTableColumns": [
          {
            "defaultValue": "email",
            "displayName": "Detail",
            "name": "name",
            "type": "SELECT",
            "selectItems": [
              {
                "value": "email",
                "displayValue": "E-mail"
              },
              {
                "value": "li_fat_id",
                "displayValue": "Click ID (li_fat_id)"
              },
              {
                "value": "acxiom_id",
                "displayValue": "Acxiom ID"
              },
              {
                "value": "moat_id",
                "displayValue": "Oracle Moat ID"
              },
              {
                "value": "firstName",
                "displayValue": "First name"
              },
              {
                "value": "lastName",
                "displayValue": "Last name"
              },
              {
                "value": "title",
                "displayValue": "Job title"
              },
              {
                "value": "companyName",
                "displayValue": "Company"
              },
              {
                "value": "countryCode",
                "displayValue": "Country (two letters)"
              },
              {
                "value": "external_id",
                "displayValue": "Your own ID of the visitor"
              }
            ],
            "isUnique": true
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT",
            "valueHint": "{{Customer e-mail}}"
          }
        ],
        "newRowButtonText": "Add detail",
        "help": "What a row names replaces what user_data of the event says. A row without a value changes nothing."
      },
      {
        "type": "CHECKBOX",
        "name": "sendName",
        "checkboxText": "Send name, company and country",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "LinkedIn takes them as they are, not hashed, and needs first and last name together. Choose this only when e-mail and click ID are rare."
      }
    ],
    "help": "The e-mail address is cleaned and hashed with SHA-256 before it leaves; a value that is hashed already stays as it is. LinkedIn takes neither IP address nor browser, so hiding those costs nothing here."
  },
  {
    "type": "GROUP",
    "name": "customGroup",
    "displayName": "Value",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "TEXT",
        "name": "value",
        "displayName": "Value",
        "simpleValueType": true,
        "help": "Replaces value of the event. Without either, prices and quantities of the items are added up.",
        "valueHint": "{{Order value}}"
      },
      {
        "type": "TEXT",
        "name": "currency",
        "displayName": "Currency",
        "simpleValueType": true,
        "help": "Replaces currency of the event: three letters, for instance EUR.",
        "valueHint": "EUR"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "advancedGroup",
    "displayName": "Tests and details",
    "groupStyle": "ZIPPY_CLOSED",
    "subParams": [
      {
        "type": "CHECKBOX",
        "name": "dryRun",
        "checkboxText": "Only write the request to the console",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "For trying out: nothing is sent and the tag succeeds. LinkedIn has no test mode."
      },
      {
        "type": "TEXT",
        "name": "apiVersion",
        "displayName": "Version of the API",
        "simpleValueType": true,
        "help": "Year and month. LinkedIn retires versions after about a year.",
        "defaultValue": "202606",
        "valueValidators": [
          {
            "type": "REGEX",
            "args": [
              "^(20[0-9]{4}|\\{\\{.*)$"
            ],
            "errorMessage": "A version looks like 202606."
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "timeoutMs",
        "displayName": "Wait for the answer",
        "simpleValueType": true,
        "help": "The tag fails when there is none in time.",
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
      }
    ]
  }
]


___SANDBOXED_JS_FOR_SERVER___

const createRegex = require('createRegex');
const getCookieValues = require('getCookieValues');
const getEventData = require('getEventData');
const getTimestampMillis = require('getTimestampMillis');
const getType = require('getType');
const JSON = require('JSON');
const logToConsole = require('logToConsole');
const makeNumber = require('makeNumber');
const makeString = require('makeString');
const makeTableMap = require('makeTableMap');
const Math = require('Math');
const Object = require('Object');
const parseUrl = require('parseUrl');
const sendHttpRequest = require('sendHttpRequest');
const sha256Sync = require('sha256Sync');
const testRegex = require('testRegex');

const given = (value) => value !== undefined && value !== null && value !== '';
const first = (values) => values.filter(given)[0];
const listOf = (value) => (getType(value) === 'array' ? value : [value]).filter(given);

const lower = (text) => text.toLowerCase();

// A number, or undefined for what is none.
function number(value) {
  const result = given(value) ? makeNumber(value) : undefined;
  return result === result ? result : undefined;
}

// Without the members that have no value, and nothing at all when none has one.
function pruned(object) {
  const result = {};
  Object.keys(object).filter((key) => given(object[key])).forEach((key) => {
    result[key] = object[key];
  });
  return Object.keys(result).length > 0 ? result : undefined;
}

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
  return first([data.eventId, getEventData('event_id'), given(order) ? getEventData('event_name') + '.' + order : undefined]);
}

const hashPattern = createRegex('^[0-9a-fA-F]{64}$');

// SHA-256 of the cleaned text as 64 hexadecimal digits. A value that has this form already is not hashed again.
function hash(value, clean) {
  const text = makeString(value).trim();
  if (testRegex(hashPattern, text)) {
    return text.toLowerCase();
  }
  const plain = clean(text);
  return plain ? sha256Sync(plain, {outputEncoding: 'hex'}) : undefined;
}

const person = getEventData('user_data') || {};
const address = listOf(person.address)[0] || {};
const own = makeTableMap(data.userData || [], 'name', 'value') || {};

// All values of one detail: the row of the form, else the first of the others that is there.
const detail = (name, others) => listOf(given(own[name]) ? own[name] : first(others));

// A click id: from the cookie that the vendor's script keeps, else from the address of the page.
function clickId(cookie, parameter) {
  const page = parseUrl(makeString(getEventData('page_location')));
  const stated = page && page.searchParams ? listOf(page.searchParams[parameter])[0] : undefined;
  return first([getCookieValues(cookie)[0], stated]);
}

// The rule of LinkedIn that the event belongs to; undefined when there is none.
function rule() {
  const rules = makeTableMap(data.conversionRules || [], 'event', 'rule') || {};
  const name = makeString(getEventData('event_name'));
  return first([rules.hasOwnProperty(name) ? rules[name] : undefined, data.conversionId]);
}

function userIds() {
  const mails = detail('email', [person.email_address, person.sha256_email_address]).map((mail) => hash(mail, lower));
  const ids = [
    {idType: 'SHA256_EMAIL', idValue: mails.filter(given)[0]},
    {idType: 'LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID', idValue: detail('li_fat_id', [clickId('li_fat_id', 'li_fat_id')])[0]},
    {idType: 'ACXIOM_ID', idValue: detail('acxiom_id', [])[0]},
    {idType: 'ORACLE_MOAT_ID', idValue: detail('moat_id', [])[0]}
  ];
  return ids.filter((id) => given(id.idValue));
}

// LinkedIn takes a name only as a whole.
function userInfo() {
  const info = {
    firstName: detail('firstName', [address.first_name])[0],
    lastName: detail('lastName', [address.last_name])[0],
    title: detail('title', [])[0],
    companyName: detail('companyName', [])[0],
    countryCode: detail('countryCode', [address.country])[0]
  };
  return data.sendName && given(info.firstName) && given(info.lastName) ? pruned(info) : undefined;
}

const items = listOf(getEventData('items')).filter((item) => getType(item) === 'object');
const quantityOf = (item) => number(item.quantity) === undefined ? 1 : number(item.quantity);

// What the form or the event states, else the sum over the items that have a price.
function totalValue() {
  const stated = number(first([data.value, getEventData('value')]));
  const priced = items.filter((item) => number(item.price) !== undefined);
  if (stated !== undefined || priced.length === 0) {
    return stated;
  }
  return Math.round(priced.reduce((sum, item) => sum + number(item.price) * quantityOf(item), 0) * 100) / 100;
}

// Amount and currency only go together, the amount as text.
function conversionValue() {
  const amount = totalValue();
  const currency = first([data.currency, getEventData('currency')]);
  return amount !== undefined && given(currency) ? {currencyCode: currency, amount: makeString(amount)} : undefined;
}

function send(conversion, ids, info, external) {
  const body = pruned({
    conversion: 'urn:lla:llaPartnerConversion:' + conversion,
    conversionHappenedAt: getTimestampMillis(),
    conversionValue: conversionValue(),
    user: pruned({userIds: ids, userInfo: info, externalIds: external.length > 0 ? external.slice(0, 1) : undefined}),
    eventId: eventId()
  });
  if (data.dryRun) {
    logToConsole('LinkedIn would get', body);
    return data.gtmOnSuccess();
  }
  sendHttpRequest('https://api.linkedin.com/rest/conversionEvents', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer ' + data.accessToken,
      'linkedin-version': makeString(data.apiVersion || '202606'),
      'x-restli-protocol-version': '2.0.0'
    },
    timeout: number(data.timeoutMs) || 5000
  }, JSON.stringify(body)).then((answer) => {
    logToConsole('LinkedIn answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('LinkedIn did not answer', reason);
    data.gtmOnFailure();
  });
}

const conversion = rule();
if (!given(conversion) || !mayBeSent()) {
  logToConsole('LinkedIn: nothing sent,', given(conversion) ? 'no consent' : 'no rule for the event');
  return data.gtmOnSuccess();
}
const ids = userIds();
const info = userInfo();
const external = detail('external_id', [getEventData('user_id')]).map(makeString);
if (ids.length === 0 && info === undefined && external.length === 0) {
  logToConsole('LinkedIn: nothing sent, the event says nothing about the visitor');
  return data.gtmOnFailure();
}
send(conversion, ids, info, external);


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
                "string": "https://api.linkedin.com/rest/conversionEvents"
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
          "key": "keyPatterns",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "event_name"
              },
              {
                "type": 1,
                "string": "event_id"
              },
              {
                "type": 1,
                "string": "page_location"
              },
              {
                "type": 1,
                "string": "user_id"
              },
              {
                "type": 1,
                "string": "transaction_id"
              },
              {
                "type": 1,
                "string": "value"
              },
              {
                "type": 1,
                "string": "currency"
              },
              {
                "type": 1,
                "string": "items"
              },
              {
                "type": 1,
                "string": "user_data"
              },
              {
                "type": 1,
                "string": "user_data.*"
              },
              {
                "type": 1,
                "string": "consent_state.*"
              },
              {
                "type": 1,
                "string": "x-sst-system_properties.consent.consentGrantedState.*"
              },
              {
                "type": 1,
                "string": "x-ga-gcs"
              },
              {
                "type": 1,
                "string": "x-ga-gcd"
              }
            ]
          }
        },
        {
          "key": "eventDataAccess",
          "value": {
            "type": 1,
            "string": "specific"
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
        "publicId": "get_cookies",
        "versionId": "1"
      },
      "param": [
        {
          "key": "cookieAccess",
          "value": {
            "type": 1,
            "string": "specific"
          }
        },
        {
          "key": "cookieNames",
          "value": {
            "type": 2,
            "listItem": [
              {
                "type": 1,
                "string": "li_fat_id"
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
  }
]


___TESTS___

scenarios:
- name: Sends a conversion in the form that LinkedIn documents
  code: |-
    cookies = {li_fat_id: 'df5-gh6'};
    runCode(form);
    assertThat(sent.url).isEqualTo('https://api.linkedin.com/rest/conversionEvents');
    assertThat(sent.options.headers).isEqualTo({
      'content-type': 'application/json', authorization: 'Bearer secret', 'linkedin-version': '202606', 'x-restli-protocol-version': '2.0.0'
    });
    assertThat(sent.body).isEqualTo({
      conversion: 'urn:lla:llaPartnerConversion:104012',
      conversionHappenedAt: 1764000000123,
      conversionValue: {currencyCode: 'EUR', amount: '49.9'},
      user: {userIds: [
        {idType: 'SHA256_EMAIL', idValue: hex('ann@example.com')},
        {idType: 'LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID', idValue: 'df5-gh6'}
      ]},
      eventId: 'E-1'
    });
- name: Does not hash again what is hashed already
  code: |-
    event.user_data = {sha256_email_address: hex('ann@example.com').toUpperCase()};
    runCode(form);
    assertThat(sent.body.user.userIds[0].idValue).isEqualTo(hex('ann@example.com'));
- name: Takes the click id from the address of the page
  code: |-
    event.user_data = undefined;
    event.page_location = 'https://shop.example/?li_fat_id=abc-1';
    runCode(form);
    assertThat(sent.body.user.userIds).isEqualTo([{idType: 'LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID', idValue: 'abc-1'}]);
- name: Name, company and country leave only when the form says so and the name is whole
  code: |-
    runCode(form);
    assertThat(sent.body.user.userInfo).isUndefined();
    form.sendName = true;
    form.userData = [{name: 'companyName', value: 'De Zwaan'}];
    event.user_data.address[0].first_name = 'Ann';
    runCode(form);
    assertThat(sent.body.user.userInfo).isEqualTo({firstName: 'Ann', lastName: "O'Hara", companyName: 'De Zwaan', countryCode: 'NL'});
    event.user_data.address[0].last_name = undefined;
    runCode(form);
    assertThat(sent.body.user.userInfo).isUndefined();
- name: Some events have rules of their own
  code: |-
    form.conversionRules = [{event: 'generate_lead', rule: '7'}];
    event.event_name = 'generate_lead';
    runCode(form);
    assertThat(sent.body.conversion).isEqualTo('urn:lla:llaPartnerConversion:7');
    event.event_name = 'purchase';
    runCode(form);
    assertThat(sent.body.conversion).isEqualTo('urn:lla:llaPartnerConversion:104012');
- name: An event without a rule is not sent
  code: |-
    form.conversionId = undefined;
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: A value needs its currency
  code: |-
    event.currency = undefined;
    runCode(form);
    assertThat(sent.body.conversionValue).isUndefined();
    form.currency = 'USD';
    form.value = '10.50';
    runCode(form);
    assertThat(sent.body.conversionValue).isEqualTo({currencyCode: 'USD', amount: '10.5'});
- name: With your own id alone the list of ids is empty but there
  code: |-
    event = {event_name: 'purchase', user_id: 77, consent_state: {ad_user_data: true}};
    runCode(form);
    assertThat(sent.body.user).isEqualTo({userIds: [], externalIds: ['77']});
- name: Sends nothing about nobody
  code: |-
    event = {event_name: 'purchase', ip_override: '203.0.113.7', consent_state: {ad_user_data: true}};
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
- name: Never sends address or browser
  code: |-
    runCode(form);
    assertThat(JSON.stringify(sent.body)).doesNotContain('203.0.113.7');
    assertThat(JSON.stringify(sent.body)).doesNotContain('Browser/1.0');
- name: The event id is that of the form or is made from the order
  code: |-
    event.event_id = undefined;
    runCode(form);
    assertThat(sent.body.eventId).isEqualTo('purchase.T-1');
    form.eventId = 'F-9';
    runCode(form);
    assertThat(sent.body.eventId).isEqualTo('F-9');
- name: A rehearsal only writes to the console
  code: |-
    form.dryRun = true;
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('logToConsole').wasCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: Succeeds when the vendor accepts the event
  code: |-
    runCode(form);
    callLater(() => {
      assertApi('gtmOnSuccess').wasCalled();
      assertApi('gtmOnFailure').wasNotCalled();
    });
- name: Fails when the vendor refuses the event
  code: |-
    answer.statusCode = 400;
    runCode(form);
    callLater(() => {
      assertApi('gtmOnFailure').wasCalled();
      assertApi('gtmOnSuccess').wasNotCalled();
    });
- name: Fails when the vendor cannot be reached
  code: |-
    trouble = {reason: 'timed_out'};
    runCode(form);
    callLater(() => {
      assertApi('gtmOnFailure').wasCalled();
      assertApi('gtmOnSuccess').wasNotCalled();
    });
- name: Sends nothing without consent
  code: |-
    event.consent_state.ad_user_data = false;
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: Sends nothing when the event does not say whether there is consent
  code: |-
    event.consent_state = undefined;
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: Reads consent from the signals of a GA4 hit
  code: |-
    event.consent_state = undefined;
    event['x-ga-gcs'] = 'G111';
    event['x-ga-gcd'] = '13r3r3r3r5l1';
    form.consent = 'both';
    runCode(form);
    assertApi('sendHttpRequest').wasCalled();
    sent = undefined;
    event['x-ga-gcd'] = '13r3r3q3r5l1';
    runCode(form);
    assertThat(sent).isUndefined();
    event['x-ga-gcd'] = '13r3r3r3r5l1';
    event['x-ga-gcs'] = 'G101';
    runCode(form);
    assertThat(sent).isUndefined();
- name: Asks for no consent when the form says so
  code: |-
    event.consent_state = {ad_storage: false, ad_user_data: false};
    form.consent = 'always';
    runCode(form);
    assertApi('sendHttpRequest').wasCalled();
setup: |-
  const JSON = require('JSON');
  const Promise = require('Promise');
  const callLater = require('callLater');
  const sha256Sync = require('sha256Sync');

  const hex = (text) => sha256Sync(text, {outputEncoding: 'hex'});
  const purchase = {
    event_name: 'purchase',
    event_id: 'E-1',
    page_location: 'https://shop.example/thanks?order=1',
    page_referrer: 'https://shop.example/cart',
    ip_override: '203.0.113.7',
    user_agent: 'Browser/1.0',
    transaction_id: 'T-1',
    value: 49.9,
    currency: 'EUR',
    consent_state: {ad_storage: true, ad_user_data: true},
    user_data: {
      email_address: ' Ann@Example.COM ',
      phone_number: '+31 (0)6 1234-5678',
      address: [{first_name: ' Ann-Marie ', last_name: "O'Hara", city: 'Den Haag', region: 'ZH', postal_code: '2511 AB', country: 'NL'}]
    },
    items: [
      {item_id: 'A1', item_name: 'Bell', item_brand: 'Grendel', item_category: 'Parts', price: 12.5, quantity: 2},
      {item_id: 'B2', item_name: 'Pump', price: '24.90'}
    ]
  };
  let event = JSON.parse(JSON.stringify(purchase));
  let cookies = {};
  let answer = {statusCode: 201, headers: {}, body: ''};
  let trouble;
  let sent;
  const form = {
    conversionId: '104012', accessToken: 'secret', consent: 'ad_user_data', sendName: false, apiVersion: '202606', timeoutMs: '5000'
  };

  mock('getEventData', (path) => {
    let at = event;
    path.split('.').forEach((key) => {
      at = at === undefined || at === null ? undefined : at[key];
    });
    return at;
  });
  mock('getCookieValues', (name) => cookies[name] ? [cookies[name]] : []);
  mock('getTimestampMillis', 1764000000123);
  mock('sendHttpRequest', (url, options, body) => {
    sent = {url: url, options: options, body: JSON.parse(body)};
    return Promise.create((resolve, reject) => trouble ? reject(trouble) : resolve(answer));
  });


___NOTES___

Streams conversions of a server container to the Conversions API of LinkedIn, one conversion in each request.

What LinkedIn requires: a conversion rule made for the Conversions API, the time in milliseconds, and about the visitor a hashed e-mail address, li_fat_id, first and last name, or an id of your own. The list userIds is always sent, empty when there is none.

What hiding costs: hiding the IP address and the browser costs nothing, LinkedIn does not take them. Without e-mail address and li_fat_id there is hardly a match. When a transformation hides user_data, this tag sends the event without it.

Deduplication: give the Insight Tag the same event_id as this tag. Conversions may be 90 days old at most.

Checked in November 2026 against LinkedIn's schema of the Conversions API and its collection of example requests.


