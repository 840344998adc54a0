___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Snapchat Conversions API",
  "categories": [
    "ADVERTISING",
    "CONVERSIONS"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Snapchat",
    "thumbnail": ""
  },
  "description": "Sends events to Snapchat from the server, with hashed visitor details, consent and deduplication.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "pixelId",
    "displayName": "Snap Pixel ID",
    "simpleValueType": true,
    "help": "From the Events Manager of Snapchat.",
    "valueHint": "0f1e2d3c-0000-0000-0000-000000000000",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the ID of the pixel."
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "accessToken",
    "displayName": "Access token",
    "simpleValueType": true,
    "help": "A long-lived token of the Conversions API, made in the Business Manager. Keep it in a secret variable, so that it stands in no export.",
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
        "help": "Consent to give data about the visitor to Snapchat for advertising."
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
            "help": "Names of GA4 become those of Snapchat."
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
        "help": "Standard events: PURCHASE, ADD_CART, START_CHECKOUT, ADD_BILLING, VIEW_CONTENT, PAGE_VIEW, LIST_VIEW, SEARCH, SIGN_UP, LOGIN, SUBSCRIBE, START_TRIAL, ADD_TO_WISHLIST, SHARE, SAVE, RESERVE, CUSTOM_EVENT_1.",
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
            "displayName": "Event at Snapchat",
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
            "value": "skip",
            "displayValue": "Do not send"
          },
          {
            "value": "CUSTOM_EVENT_1",
            "displayValue": "Send as CUSTOM_EVENT_1"
          },
          {
            "value": "CUSTOM_EVENT_2",
            "displayValue": "Send as CUSTOM_EVENT_2"
          },
          {
            "value": "CUSTOM_EVENT_3",
            "displayValue": "Send as CUSTOM_EVENT_3"
          },
          {
            "value": "CUSTOM_EVENT_4",
            "displayValue": "Send as CUSTOM_EVENT_4"
          },
          {
            "value": "CUSTOM_EVENT_5",
            "displayValue": "Send as CUSTOM_EVENT_5"
          }
        ],
        "simpleValueType": true,
        "help": "Snapchat only takes names that it knows; five of them are free for events of your own.",
        "defaultValue": "skip",
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
        "help": "The same id has to be given to the pixel (client_dedup_id): Snapchat then counts both once. Empty: event_id of the event, else its name and transaction_id.",
        "valueHint": "{{Event ID}}"
      },
      {
        "type": "SELECT",
        "name": "actionSource",
        "displayName": "Where it happened",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "WEB",
            "displayValue": "Website"
          },
          {
            "value": "MOBILE_APP",
            "displayValue": "App"
          },
          {
            "value": "OFFLINE",
            "displayValue": "Shop or telephone"
          }
        ],
        "simpleValueType": true,
        "help": "Sent as action_source.",
        "defaultValue": "WEB"
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
                "value": "fn",
                "displayValue": "First name"
              },
              {
                "value": "ln",
                "displayValue": "Last name"
              },
              {
                "value": "ge",
                "displayValue": "Gender (f or m)"
              },
              {
                "value": "ct",
                "displayValue": "City"
              },
              {
                "value": "st",
                "displayValue": "State or province"
              },
              {
                "value": "zp",
                "displayValue": "Postal code"
              },
              {
                "value": "country",
                "displayValue": "Country (two letters)"
              },
              {
                "value": "external_id",
                "displayValue": "Your own ID of the visitor"
              },
              {
                "value": "sc_click_id",
                "displayValue": "Click ID (ScCid)"
              },
              {
                "value": "sc_cookie1",
                "displayValue": "Browser ID (_scid)"
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
        "help": "Read from ip_override of the event. Without e-mail and telephone Snapchat needs both the IP address and the browser."
      },
      {
        "type": "CHECKBOX",
        "name": "sendBrowser",
        "checkboxText": "Send the visitor's browser",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "Read from user_agent of the event. Without e-mail and telephone Snapchat needs both the IP address and the browser."
      }
    ],
    "help": "E-mail, telephone, names and places are cleaned and hashed with SHA-256 before they leave; values that are hashed already stay as they are."
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
        "name": "testMode",
        "checkboxText": "Only let Snapchat check the event",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "Sends to the address for validation: Snapchat checks the event and counts nothing. Switch it off before you publish."
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

const standardEvents = {
  add_payment_info: 'ADD_BILLING',
  add_to_cart: 'ADD_CART',
  add_to_wishlist: 'ADD_TO_WISHLIST',
  begin_checkout: 'START_CHECKOUT',
  login: 'LOGIN',
  page_view: 'PAGE_VIEW',
  purchase: 'PURCHASE',
  search: 'SEARCH',
  share: 'SHARE',
  sign_up: 'SIGN_UP',
  subscribe: 'SUBSCRIBE',
  view_item: 'VIEW_CONTENT',
  view_item_list: 'LIST_VIEW',
  view_search_results: 'SEARCH'
};
const punctuation = '.,;:!?\'"`-_()[]{}<>/\\|@#$%^&*+=~';

const given = (value) => value !== undefined && value !== null && value !== '';
const first = (values) => values.filter(given)[0];
const listOf = (value) => (getType(value) === 'array' ? value : [value]).filter(given);

const without = (text, characters) => text.split('').filter((c) => characters.indexOf(c) < 0).join('');
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

const otherEvent = () => data.unmapped === 'skip' ? undefined : data.unmapped;

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

const nameOf = (text) => without(lower(text), punctuation).trim();
const placeOf = (text) => without(lower(text), punctuation + ' ');

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

function visitor() {
  return pruned({
    em: hashes(detail('em', [person.email_address, person.sha256_email_address]), lower),
    ph: hashes(detail('ph', [person.phone_number, person.sha256_phone_number]), phoneDigits),
    fn: hashes(detail('fn', [address.first_name, address.sha256_first_name]), nameOf),
    ln: hashes(detail('ln', [address.last_name, address.sha256_last_name]), nameOf),
    ge: hashes(detail('ge', []), (text) => lower(text).charAt(0)),
    ct: hashes(detail('ct', [address.city]), placeOf),
    st: hashes(detail('st', [address.region]), placeOf),
    zp: hashes(detail('zp', [address.postal_code]), (text) => without(lower(text), ' -')),
    country: hashes(detail('country', [address.country]), lower),
    external_id: hashes(detail('external_id', [getEventData('user_id')]), (text) => text),
    sc_click_id: detail('sc_click_id', [clickId('_sccid', 'ScCid')])[0],
    sc_cookie1: detail('sc_cookie1', [getCookieValues('_scid')[0]])[0],
    client_ip_address: data.sendAddress ? getEventData('ip_override') : undefined,
    client_user_agent: data.sendBrowser ? getEventData('user_agent') : undefined
  });
}

// Snapchat takes an event with e-mail or telephone, or with both address and browser.
const matchable = (user) => user !== undefined
  && (given(user.em) || given(user.ph) || given(user.client_ip_address) && given(user.client_user_agent));

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

// Amounts and quantities are texts at Snapchat.
const amount = (value) => value === undefined ? undefined : makeString(value);

function custom() {
  const contents = items.map((item) => pruned({
    id: first([item.item_id, item.item_name]),
    quantity: amount(quantityOf(item)),
    item_price: amount(number(item.price)),
    brand: item.item_brand
  }));
  const ids = contents.map((content) => content.id).filter(given);
  const categories = items.map((item) => item.item_category).filter(given);
  return pruned(withOwn({
    value: amount(totalValue()),
    currency: first([data.currency, getEventData('currency')]),
    order_id: getEventData('transaction_id'),
    search_string: getEventData('search_term'),
    content_ids: ids.length > 0 ? ids : undefined,
    content_category: categories.length > 0 ? categories : undefined,
    contents: contents.length > 0 ? contents : undefined,
    num_items: contents.length > 0 ? amount(items.reduce((sum, item) => sum + quantityOf(item), 0)) : undefined
  }));
}

function send(name, user) {
  const event = pruned({
    event_name: name,
    event_time: Math.floor(getTimestampMillis() / 1000),
    event_id: eventId(),
    action_source: data.actionSource || 'WEB',
    event_source_url: getEventData('page_location'),
    user_data: user,
    custom_data: custom()
  });
  const url = 'https://tr.snapchat.com/v3/' + encodeUriComponent(data.pixelId) + '/events' + (data.testMode ? '/validate' : '');
  sendHttpRequest(url + '?access_token=' + data.accessToken, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    timeout: number(data.timeoutMs) || 5000
  }, JSON.stringify({data: [event]})).then((answer) => {
    logToConsole('Snapchat answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('Snapchat did not answer', reason);
    data.gtmOnFailure();
  });
}

const name = eventName();
if (!given(name) || !mayBeSent()) {
  logToConsole('Snapchat: nothing sent,', given(name) ? 'no consent' : 'no counterpart of the event');
  return data.gtmOnSuccess();
}
const user = visitor();
if (!matchable(user)) {
  logToConsole('Snapchat: nothing sent, it needs e-mail, telephone or both IP address and browser');
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
                "string": "https://tr.snapchat.com/v3/*"
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
                "string": "_sccid"
              },
              {
                "type": 1,
                "string": "_scid"
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
- name: Sends a purchase in the form that Snapchat documents
  code: |-
    cookies = {_scid: 'scid1', _sccid: 'click1'};
    runCode(form);
    assertThat(sent.url).isEqualTo('https://tr.snapchat.com/v3/px-1/events?access_token=secret');
    assertThat(sent.options.method).isEqualTo('POST');
    const one = sent.body.data[0];
    assertThat(one.event_name).isEqualTo('PURCHASE');
    assertThat(one.event_time).isEqualTo(1764000000);
    assertThat(one.event_id).isEqualTo('E-1');
    assertThat(one.action_source).isEqualTo('WEB');
    assertThat(one.event_source_url).isEqualTo('https://shop.example/thanks?order=1');
    assertThat(one.user_data.sc_cookie1).isEqualTo('scid1');
    assertThat(one.user_data.sc_click_id).isEqualTo('click1');
    assertThat(one.user_data.client_ip_address).isEqualTo('203.0.113.7');
    assertThat(one.custom_data).isEqualTo({
      value: '49.9', currency: 'EUR', order_id: 'T-1', content_ids: ['A1', 'B2'], content_category: ['Parts'], num_items: '3',
      contents: [{id: 'A1', quantity: '2', item_price: '12.5', brand: 'Grendel'}, {id: 'B2', quantity: '1', item_price: '24.9'}]
    });
- name: Cleans and hashes what it knows about the visitor
  code: |-
    runCode(form);
    const user = sent.body.data[0].user_data;
    assertThat(user.em).isEqualTo([hex('ann@example.com')]);
    assertThat(user.ph).isEqualTo([hex('31612345678')]);
    assertThat(user.fn).isEqualTo([hex('annmarie')]);
    assertThat(user.ln).isEqualTo([hex('ohara')]);
    assertThat(user.ct).isEqualTo([hex('denhaag')]);
    assertThat(user.zp).isEqualTo([hex('2511ab')]);
- name: Removes the zeros in front of a telephone number
  code: |-
    event.user_data = {phone_number: '0044 0844 412 4653'};
    runCode(form);
    assertThat(sent.body.data[0].user_data.ph).isEqualTo([hex('4408444124653')]);
    event.user_data.phone_number = '+44 844 412 4653';
    runCode(form);
    assertThat(sent.body.data[0].user_data.ph).isEqualTo([hex('448444124653')]);
- name: Does not hash again what is hashed already
  code: |-
    event.user_data = {sha256_email_address: hex('ann@example.com').toUpperCase()};
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isEqualTo([hex('ann@example.com')]);
- name: Takes the click id from the address of the page
  code: |-
    event.page_location = 'https://shop.example/?ScCid=9f-1';
    runCode(form);
    assertThat(sent.body.data[0].user_data.sc_click_id).isEqualTo('9f-1');
- name: Names of GA4 become those of Snapchat and others are left out or custom
  code: |-
    event.event_name = 'add_to_cart';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('ADD_CART');
    sent = undefined;
    event.event_name = 'scroll';
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    form.unmapped = 'CUSTOM_EVENT_2';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('CUSTOM_EVENT_2');
    form.eventMapping = [{from: 'scroll', to: 'VIEW_CONTENT'}];
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('VIEW_CONTENT');
- name: Needs e-mail, telephone or both address and browser
  code: |-
    event.user_data = undefined;
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isUndefined();
    sent = undefined;
    event.ip_override = undefined;
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnFailure').wasCalled();
- name: Hidden address and browser do not leave
  code: |-
    form.sendAddress = false;
    form.sendBrowser = false;
    runCode(form);
    assertThat(sent.body.data[0].user_data.client_ip_address).isUndefined();
    assertThat(sent.body.data[0].user_data.client_user_agent).isUndefined();
- name: A test goes to the address for validation
  code: |-
    form.testMode = true;
    runCode(form);
    assertThat(sent.url).isEqualTo('https://tr.snapchat.com/v3/px-1/events/validate?access_token=secret');
- name: Rows of the form replace what the event says
  code: |-
    form.userData = [{name: 'em', value: 'Bob@example.com'}];
    form.customData = [{name: 'sign_up_method', value: 'form'}];
    form.value = '10';
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isEqualTo([hex('bob@example.com')]);
    assertThat(sent.body.data[0].custom_data.sign_up_method).isEqualTo('form');
    assertThat(sent.body.data[0].custom_data.value).isEqualTo('10');
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
  let answer = {statusCode: 200, headers: {}, body: '{"status": "VALID"}'};
  let trouble;
  let sent;
  const form = {
    pixelId: 'px-1', accessToken: 'secret', consent: 'ad_user_data', eventMode: 'automatic', unmapped: 'skip',
    actionSource: 'WEB', sendAddress: true, sendBrowser: true, timeoutMs: '5000'
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

Sends events of a server container to the Conversions API v3 of Snapchat, one event in each request.

What Snapchat requires: name, time and source of the event, the address of the page, and about the visitor e-mail, telephone or both IP address and browser. A purchase needs value and currency.

What hiding costs: without IP address or browser only events with e-mail or telephone can be sent; the others make the tag fail. Without ScCid and _scid fewer events find their ad. When a transformation hides ip_override, user_agent or user_data, this tag sends the event without them.

Deduplication: give the pixel the same id as this tag. Events may be 37 days old at most.

The access token stands in the address of the request, because that is how Snapchat wants it.

Checked in November 2026 against Snapchat's pages on using the Conversions API and its parameters.


