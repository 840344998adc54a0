___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Microsoft Ads Conversions API",
  "categories": [
    "ADVERTISING",
    "CONVERSIONS"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Microsoft",
    "thumbnail": ""
  },
  "description": "Sends UET events to Microsoft Advertising from the server, with hashed visitor details, consent and deduplication.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "tagId",
    "displayName": "UET tag ID",
    "simpleValueType": true,
    "help": "The number of the UET tag in Microsoft Advertising.",
    "valueHint": "97267979",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the ID of the UET tag."
      },
      {
        "type": "REGEX",
        "args": [
          "^([0-9]+|.*\\{\\{.*)$"
        ],
        "errorMessage": "The ID has digits only."
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "accessToken",
    "displayName": "Access token",
    "simpleValueType": true,
    "help": "The token of the UET tag for the Conversions API; Microsoft Advertising gives it out with the tag. Keep it in a secret variable, so that it stands in no export.",
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
        "help": "Consent to give data about the visitor to Microsoft for advertising."
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
        "type": "RADIO",
        "name": "eventMode",
        "displayName": "Event name",
        "radioItems": [
          {
            "value": "automatic",
            "displayValue": "From the event",
            "help": "Names of GA4 become those of Microsoft."
          },
          {
            "value": "fixed",
            "displayValue": "Always the same"
          }
        ],
        "simpleValueType": true,
        "defaultValue": "automatic"
      },
      {
        "type": "TEXT",
        "name": "eventName",
        "displayName": "Name",
        "simpleValueType": true,
        "help": "Standard events: purchase, add_to_cart, begin_checkout, view_item, view_item_list, search, sign_up, generate_lead, subscribe, contact.",
        "valueValidators": [
          {
            "type": "NON_EMPTY",
            "errorMessage": "Enter the name of the event."
          }
        ],
        "enablingConditions": [
          {
            "paramName": "eventMode",
            "paramValue": "fixed",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "SIMPLE_TABLE",
        "name": "eventMapping",
        "displayName": "Event names",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Event in the container",
            "name": "from",
            "type": "TEXT",
            "isUnique": true,
            "valueHint": "generate_lead"
          },
          {
            "defaultValue": "",
            "displayName": "Event at Microsoft",
            "name": "to",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add event name",
        "help": "Rows here come before the built-in list.",
        "enablingConditions": [
          {
            "paramName": "eventMode",
            "paramValue": "automatic",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "SELECT",
        "name": "unmapped",
        "displayName": "Events without a counterpart",
        "macrosInSelect": false,
        "selectItems": [
          {
            "value": "send",
            "displayValue": "Send under their own name"
          },
          {
            "value": "skip",
            "displayValue": "Do not send"
          }
        ],
        "simpleValueType": true,
        "help": "Names of GA4 and of UET are the same; page_view becomes a page load. Goals decide what counts.",
        "defaultValue": "send",
        "enablingConditions": [
          {
            "paramName": "eventMode",
            "paramValue": "automatic",
            "type": "EQUALS"
          }
        ]
      },
      {
        "type": "TEXT",
        "name": "eventId",
        "displayName": "Event ID",
        "simpleValueType": true,
        "help": "The same id has to be given to the UET tag (event_id): Microsoft then counts both once. Empty: event_id of the event, else its name and transaction_id.",
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
            "defaultValue": "em",
            "displayName": "Detail",
            "name": "name",
            "type": "SELECT",
            "selectItems": [
              {
                "value": "em",
                "displayValue": "E-mail"
              },
              {
                "value": "ph",
                "displayValue": "Telephone"
              },
              {
                "value": "externalId",
                "displayValue": "Your own ID of the visitor"
              },
              {
                "value": "anonymousId",
                "displayValue": "Anonymous ID"
              },
              {
                "value": "msclkid",
                "displayValue": "Click ID (msclkid)"
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
        "type": "TEXT",
        "name": "callingCode",
        "displayName": "Country calling code",
        "simpleValueType": true,
        "help": "Put before telephone numbers that start with a single zero: with 31, 06 12345678 becomes 31612345678. Leave it empty when all numbers come with their country code.",
        "valueHint": "31",
        "valueValidators": [
          {
            "type": "REGEX",
            "args": [
              "^(\\+?[0-9]{1,4}|\\{\\{.*)?$"
            ],
            "errorMessage": "Enter the digits of a country code, for instance 31."
          }
        ]
      },
      {
        "type": "CHECKBOX",
        "name": "sendAddress",
        "checkboxText": "Send the visitor's IP address",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "Read from ip_override of the event. Without it Microsoft matches fewer visitors and tells less well that tag and server report the same event."
      },
      {
        "type": "CHECKBOX",
        "name": "sendBrowser",
        "checkboxText": "Send the visitor's browser",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "Read from user_agent of the event. Without it Microsoft matches fewer visitors and tells less well that tag and server report the same event."
      }
    ],
    "help": "E-mail and telephone are cleaned and hashed with SHA-256 before they leave; values that are hashed already stay as they are."
  },
  {
    "type": "GROUP",
    "name": "customGroup",
    "displayName": "Value and items",
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
      },
      {
        "type": "SIMPLE_TABLE",
        "name": "customData",
        "displayName": "More parameters",
        "simpleTableColumns": [
          {
            "defaultValue": "",
            "displayName": "Name",
            "name": "name",
            "type": "TEXT",
            "isUnique": true
          },
          {
            "defaultValue": "",
            "displayName": "Value",
            "name": "value",
            "type": "TEXT"
          }
        ],
        "newRowButtonText": "Add parameter",
        "help": "Added to the parameters of the event; they win against those of the same name."
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
        "help": "For trying out: nothing is sent and the tag succeeds. Microsoft has no test mode."
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
const encodeUriComponent = require('encodeUriComponent');
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

const standardEvents = {page_view: 'pageLoad'};
const pageTypes = {
  add_to_cart: 'cart',
  begin_checkout: 'cart',
  purchase: 'purchase',
  search: 'searchresults',
  view_cart: 'cart',
  view_item: 'product',
  view_item_list: 'category',
  view_search_results: 'searchresults'
};

const given = (value) => value !== undefined && value !== null && value !== '';
const first = (values) => values.filter(given)[0];
const listOf = (value) => (getType(value) === 'array' ? value : [value]).filter(given);

const only = (text, characters) => text.split('').filter((c) => characters.indexOf(c) >= 0).join('');

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

// The rows of the form come last: they replace what the event says.
function withOwn(object) {
  (data.customData || []).forEach((row) => {
    if (given(row.name) && given(row.value)) {
      object[row.name] = row.value;
    }
  });
  return object;
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

const lookUp = (map, key) => map && map.hasOwnProperty(key) ? map[key] : undefined;

// The vendor's name of the event; undefined when the event is none of its business.
function eventName() {
  if (data.eventMode === 'fixed') {
    return data.eventName;
  }
  const name = makeString(getEventData('event_name'));
  const mapped = first([lookUp(makeTableMap(data.eventMapping || [], 'from', 'to'), name), lookUp(standardEvents, name)]);
  return given(mapped) ? mapped : otherEvent(name);
}

const otherEvent = (name) => data.unmapped === 'skip' ? undefined : name;

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

function hashes(values, clean) {
  const result = values.map((value) => hash(value, clean)).filter(given);
  return result.length > 0 ? result : undefined;
}

// The digits of a telephone number with its country code and without leading zeros. "(0)" is the zero that is not
// dialled from abroad; a number that starts with one zero gets the country code of the form.
function phoneDigits(text) {
  const digits = only(text.split('(0)').join(''), '0123456789');
  if (text.charAt(0) === '+' || digits.substring(0, 2) === '00' || digits.charAt(0) !== '0' || !given(data.callingCode)) {
    return withoutZeros(digits);
  }
  return only(makeString(data.callingCode), '0123456789') + digits.substring(1);
}

function withoutZeros(digits) {
  return digits.charAt(0) === '0' ? withoutZeros(digits.substring(1)) : digits;
}

// Microsoft hashes mail addresses without blanks, without dots and without +suffix in front of the @.
function mail(text) {
  const parts = lower(text).split(' ').join('').split('@');
  if (parts.length !== 2) {
    return '';
  }
  const name = parts[0].split('+')[0].split('.').join('');
  return name ? name + '@' + parts[1] : '';
}

function phoneNumber(text) {
  const digits = phoneDigits(text);
  return digits ? '+' + digits : '';
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

// The cookie of the UET tag has a prefix before the click id.
function clickOfMicrosoft() {
  const click = clickId('_uetmsclkid', 'msclkid');
  return given(click) && click.indexOf('_uet') === 0 ? click.substring(4) : click;
}

function visitor() {
  return pruned({
    em: (hashes(detail('em', [person.email_address, person.sha256_email_address]), mail) || [])[0],
    ph: (hashes(detail('ph', [person.phone_number, person.sha256_phone_number]), phoneNumber) || [])[0],
    externalId: detail('externalId', [getEventData('user_id')])[0],
    anonymousId: detail('anonymousId', [getCookieValues('_uetvid')[0]])[0],
    msclkid: detail('msclkid', [clickOfMicrosoft()])[0],
    clientIpAddress: data.sendAddress ? getEventData('ip_override') : undefined,
    clientUserAgent: data.sendBrowser ? getEventData('user_agent') : undefined
  });
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

function custom() {
  const list = items.map((item) => pruned({
    id: first([item.item_id, item.item_name]),
    name: item.item_name,
    price: number(item.price),
    quantity: quantityOf(item)
  }));
  const ids = list.map((item) => item.id).filter(given);
  return pruned(withOwn({
    transactionId: getEventData('transaction_id'),
    value: totalValue(),
    currency: first([data.currency, getEventData('currency')]),
    searchTerm: getEventData('search_term'),
    pageType: lookUp(pageTypes, makeString(getEventData('event_name'))),
    itemIds: ids.length > 0 ? ids : undefined,
    items: list.length > 0 ? list : undefined
  }));
}

function send(name, user) {
  const isPage = name === 'pageLoad';
  const event = pruned({
    eventType: isPage ? 'pageLoad' : 'custom',
    eventName: isPage ? undefined : name,
    eventId: eventId(),
    eventTime: Math.floor(getTimestampMillis() / 1000),
    eventSourceUrl: getEventData('page_location'),
    referrerUrl: getEventData('page_referrer'),
    pageTitle: getEventData('page_title'),
    adStorageConsent: consentTo('ad_storage') ? 'G' : 'D',
    userData: user,
    customData: custom()
  });
  if (data.dryRun) {
    logToConsole('Microsoft would get', event);
    return data.gtmOnSuccess();
  }
  sendHttpRequest('https://capi.uet.microsoft.com/v1/' + encodeUriComponent(data.tagId) + '/events', {
    method: 'POST',
    headers: {'content-type': 'application/json', authorization: 'Bearer ' + data.accessToken},
    timeout: number(data.timeoutMs) || 5000
  }, JSON.stringify({data: [event]})).then((answer) => {
    logToConsole('Microsoft answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('Microsoft did not answer', reason);
    data.gtmOnFailure();
  });
}

const name = eventName();
if (!given(name) || !mayBeSent()) {
  logToConsole('Microsoft: nothing sent,', given(name) ? 'no consent' : 'no counterpart of the event');
  return data.gtmOnSuccess();
}
const user = visitor();
if (user === undefined) {
  logToConsole('Microsoft: nothing sent, the event says nothing about the visitor');
  return data.gtmOnFailure();
}
send(name, user);


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
                "string": "https://capi.uet.microsoft.com/v1/*"
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
                "string": "page_referrer"
              },
              {
                "type": 1,
                "string": "page_title"
              },
              {
                "type": 1,
                "string": "ip_override"
              },
              {
                "type": 1,
                "string": "user_agent"
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
                "string": "search_term"
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
                "string": "_uetmsclkid"
              },
              {
                "type": 1,
                "string": "_uetvid"
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
- name: Sends a purchase in the form that Microsoft documents
  code: |-
    cookies = {_uetmsclkid: '_uetcdd4afcc', _uetvid: 'v1'};
    runCode(form);
    assertThat(sent.url).isEqualTo('https://capi.uet.microsoft.com/v1/97/events');
    assertThat(sent.options.headers.authorization).isEqualTo('Bearer secret');
    const one = sent.body.data[0];
    assertThat(one.eventType).isEqualTo('custom');
    assertThat(one.eventName).isEqualTo('purchase');
    assertThat(one.eventTime).isEqualTo(1764000000);
    assertThat(one.eventId).isEqualTo('E-1');
    assertThat(one.adStorageConsent).isEqualTo('G');
    assertThat(one.userData.msclkid).isEqualTo('cdd4afcc');
    assertThat(one.userData.anonymousId).isEqualTo('v1');
    assertThat(one.userData.clientIpAddress).isEqualTo('203.0.113.7');
    assertThat(one.customData).isEqualTo({
      transactionId: 'T-1', value: 49.9, currency: 'EUR', pageType: 'purchase', itemIds: ['A1', 'B2'],
      items: [{id: 'A1', name: 'Bell', price: 12.5, quantity: 2}, {id: 'B2', name: 'Pump', price: 24.9, quantity: 1}]
    });
- name: A page view is a page load without a name
  code: |-
    event.event_name = 'page_view';
    runCode(form);
    assertThat(sent.body.data[0].eventType).isEqualTo('pageLoad');
    assertThat(sent.body.data[0].eventName).isUndefined();
- name: Cleans and hashes e-mail and telephone
  code: |-
    event.user_data.email_address = ' Ann.Lee+news@Example.com ';
    runCode(form);
    assertThat(sent.body.data[0].userData.em).isEqualTo(hex('annlee@example.com'));
    assertThat(sent.body.data[0].userData.ph).isEqualTo(hex('+31612345678'));
- name: Does not hash again what is hashed already
  code: |-
    event.user_data = {sha256_email_address: hex('ann@example.com').toUpperCase()};
    runCode(form);
    assertThat(sent.body.data[0].userData.em).isEqualTo(hex('ann@example.com'));
- name: Leaves out an e-mail address that is none
  code: |-
    event.user_data.email_address = 'ann at home';
    runCode(form);
    assertThat(sent.body.data[0].userData.em).isUndefined();
- name: Takes the click id from the address of the page
  code: |-
    event.page_location = 'https://shop.example/?msclkid=abc123';
    runCode(form);
    assertThat(sent.body.data[0].userData.msclkid).isEqualTo('abc123');
- name: Says when ad_storage is denied
  code: |-
    event.consent_state.ad_storage = false;
    runCode(form);
    assertThat(sent.body.data[0].adStorageConsent).isEqualTo('D');
- name: Other events stay or are left out
  code: |-
    event.event_name = 'ride_booked';
    runCode(form);
    assertThat(sent.body.data[0].eventName).isEqualTo('ride_booked');
    form.eventMapping = [{from: 'ride_booked', to: 'book_appointment'}];
    runCode(form);
    assertThat(sent.body.data[0].eventName).isEqualTo('book_appointment');
    sent = undefined;
    form.unmapped = 'skip';
    event.event_name = 'scroll';
    runCode(form);
    assertThat(sent).isUndefined();
- name: Hidden address and browser do not leave
  code: |-
    form.sendAddress = false;
    event.user_agent = undefined;
    runCode(form);
    assertThat(sent.body.data[0].userData.clientIpAddress).isUndefined();
    assertThat(sent.body.data[0].userData.clientUserAgent).isUndefined();
- name: Sends nothing about nobody
  code: |-
    event = {event_name: 'purchase', consent_state: {ad_user_data: true}};
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
- name: Rows of the form replace what the event says
  code: |-
    form.userData = [{name: 'em', value: 'Bob@example.com'}];
    form.customData = [{name: 'eventCategory', value: 'orders'}];
    form.value = '10';
    runCode(form);
    assertThat(sent.body.data[0].userData.em).isEqualTo(hex('bob@example.com'));
    assertThat(sent.body.data[0].customData.eventCategory).isEqualTo('orders');
    assertThat(sent.body.data[0].customData.value).isEqualTo(10);
- name: A rehearsal only writes to the console
  code: |-
    form.dryRun = true;
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
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
  let answer = {statusCode: 200, headers: {}, body: '{"eventsReceived": 1}'};
  let trouble;
  let sent;
  const form = {
    tagId: '97', accessToken: 'secret', consent: 'ad_user_data', eventMode: 'automatic', unmapped: 'send',
    sendAddress: true, sendBrowser: true, timeoutMs: '5000'
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

Sends events of a server container to the Conversions API of Microsoft Advertising (UET server events), one event in each request.

What Microsoft requires: the UET tag and its token, type and time of the event, and about the visitor at least one of msclkid, e-mail, telephone, an id, or IP address and browser. Conversions count through goals of the UET tag.

What hiding costs: without msclkid a conversion finds its ad only through e-mail or telephone; IP address and browser help to see that an event of the tag and one of the server are the same. When a transformation hides ip_override, user_agent or user_data, this tag sends the event without them.

Deduplication: give the UET tag the same event id as this tag. adStorageConsent is G when ad_storage is granted and D otherwise.

Checked in November 2026 against Microsoft's guide to the Conversions API as other public integrations repeat it. That mail addresses lose dots and +suffixes and telephone numbers keep their plus sign before hashing follows Microsoft's rules for enhanced conversions, which could not be read again.


