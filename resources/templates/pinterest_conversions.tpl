___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Pinterest Conversions",
  "categories": [
    "ADVERTISING",
    "CONVERSIONS"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Pinterest",
    "thumbnail": ""
  },
  "description": "Sends events to Pinterest from the server, with hashed visitor details, consent and deduplication.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "adAccountId",
    "displayName": "Ad account ID",
    "simpleValueType": true,
    "help": "The number in the address of the Ads Manager.",
    "valueHint": "549755885175",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the ID of the ad account."
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
    "displayName": "Conversion access token",
    "simpleValueType": true,
    "help": "Made in the Ads Manager, under Conversions. Keep it in a secret variable, so that it stands in no export.",
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
        "help": "Consent to give data about the visitor to Pinterest for advertising."
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
            "help": "Names of GA4 become those of Pinterest."
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
        "help": "Standard events: add_payment_info, add_to_cart, add_to_wishlist, checkout, contact, custom, initiate_checkout, lead, page_visit, search, signup, subscribe, view_category, view_content, watch_video.",
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
            "displayName": "Event at Pinterest",
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
            "value": "custom",
            "displayValue": "Send as custom"
          },
          {
            "value": "skip",
            "displayValue": "Do not send"
          }
        ],
        "simpleValueType": true,
        "help": "Pinterest refuses names that it does not know.",
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
        "help": "The same id has to be given to the Pinterest tag (event_id): Pinterest then counts both once. Empty: event_id of the event, else its name and transaction_id.",
        "valueHint": "{{Event ID}}"
      },
      {
        "type": "SELECT",
        "name": "actionSource",
        "displayName": "Where it happened",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "web",
            "displayValue": "Website"
          },
          {
            "value": "app_android",
            "displayValue": "Android app"
          },
          {
            "value": "app_ios",
            "displayValue": "iOS app"
          },
          {
            "value": "offline",
            "displayValue": "Shop or telephone"
          }
        ],
        "simpleValueType": true,
        "help": "Sent as action_source.",
        "defaultValue": "web"
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
                "value": "db",
                "displayValue": "Date of birth (YYYYMMDD)"
              },
              {
                "value": "ge",
                "displayValue": "Gender (f, m or n)"
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
                "value": "click_id",
                "displayValue": "Click ID (epik)"
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
        "help": "Read from ip_override of the event. Without an e-mail address Pinterest needs both the IP address and the browser."
      },
      {
        "type": "CHECKBOX",
        "name": "sendBrowser",
        "checkboxText": "Send the visitor's browser",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "Read from user_agent of the event. Without an e-mail address Pinterest needs both the IP address and the browser."
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
        "checkboxText": "Test request",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "Pinterest checks the event and records nothing. Switch it off before you publish."
      },
      {
        "type": "CHECKBOX",
        "name": "optOut",
        "checkboxText": "The visitor has opted out",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "Sends opt_out: Pinterest then uses the event for reports only."
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
const generateRandom = require('generateRandom');
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
  add_payment_info: 'add_payment_info',
  add_to_cart: 'add_to_cart',
  add_to_wishlist: 'add_to_wishlist',
  begin_checkout: 'initiate_checkout',
  contact: 'contact',
  generate_lead: 'lead',
  page_view: 'page_visit',
  purchase: 'checkout',
  search: 'search',
  sign_up: 'signup',
  subscribe: 'subscribe',
  video_start: 'watch_video',
  view_item: 'view_content',
  view_item_list: 'view_category',
  view_search_results: 'search'
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

const otherEvent = (name) => data.unmapped === 'custom' ? 'custom' : undefined;

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

const digitsOf = (text) => only(text, '0123456789');
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
    fn: hashes(detail('fn', [address.first_name, address.sha256_first_name]), lower),
    ln: hashes(detail('ln', [address.last_name, address.sha256_last_name]), lower),
    db: hashes(detail('db', []), digitsOf),
    ge: hashes(detail('ge', []), (text) => lower(text).charAt(0)),
    ct: hashes(detail('ct', [address.city]), placeOf),
    st: hashes(detail('st', [address.region]), placeOf),
    zp: hashes(detail('zp', [address.postal_code]), digitsOf),
    country: hashes(detail('country', [address.country]), lower),
    external_id: hashes(detail('external_id', [getEventData('user_id')]), (text) => text),
    click_id: detail('click_id', [clickId('_epik', 'epik')])[0],
    client_ip_address: data.sendAddress ? getEventData('ip_override') : undefined,
    client_user_agent: data.sendBrowser ? getEventData('user_agent') : undefined
  });
}

// Pinterest takes an event with an e-mail address, or with both address and browser.
const matchable = (user) => user !== undefined
  && (given(user.em) || given(user.client_ip_address) && given(user.client_user_agent));

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

// Amounts are texts at Pinterest.
const amount = (value) => value === undefined ? undefined : makeString(value);

function custom() {
  const contents = items.map((item) => pruned({
    id: first([item.item_id, item.item_name]),
    item_name: item.item_name,
    item_category: item.item_category,
    item_brand: item.item_brand,
    item_price: amount(number(item.price)),
    quantity: quantityOf(item)
  }));
  const ids = contents.map((content) => content.id).filter(given);
  return pruned(withOwn({
    value: amount(totalValue()),
    currency: first([data.currency, getEventData('currency')]),
    order_id: getEventData('transaction_id'),
    search_string: getEventData('search_term'),
    content_ids: ids.length > 0 ? ids : undefined,
    contents: contents.length > 0 ? contents : undefined,
    num_items: contents.length > 0 ? items.reduce((sum, item) => sum + quantityOf(item), 0) : undefined
  }));
}

// The language in two letters: nl of nl-NL.
function language() {
  const stated = getEventData('language');
  return given(stated) ? lower(makeString(stated)).substring(0, 2) : undefined;
}

// What Pinterest says about the event in the list of its answer; nothing there counts as processed.
function processed(text) {
  const stated = JSON.parse(text);
  const results = stated && stated.events ? stated.events : [];
  return results.filter((result) => result.status === 'failed').length === 0;
}

function send(name, user) {
  const now = getTimestampMillis();
  const event = pruned({
    event_name: name,
    action_source: data.actionSource || 'web',
    event_time: Math.floor(now / 1000),
    event_id: first([eventId(), now + '.' + generateRandom(100000, 999999)]),
    event_source_url: getEventData('page_location'),
    opt_out: data.optOut ? true : undefined,
    language: language(),
    user_data: user,
    custom_data: custom()
  });
  const url = 'https://api.pinterest.com/v5/ad_accounts/' + data.adAccountId + '/events' + (data.testMode ? '?test=true' : '');
  sendHttpRequest(url, {
    method: 'POST',
    headers: {'content-type': 'application/json', authorization: 'Bearer ' + data.accessToken},
    timeout: number(data.timeoutMs) || 5000
  }, JSON.stringify({data: [event]})).then((answer) => {
    logToConsole('Pinterest answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300 && processed(answer.body)) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('Pinterest did not answer', reason);
    data.gtmOnFailure();
  });
}

const name = eventName();
if (!given(name) || !mayBeSent()) {
  logToConsole('Pinterest: nothing sent,', given(name) ? 'no consent' : 'no counterpart of the event');
  return data.gtmOnSuccess();
}
const user = visitor();
if (!matchable(user)) {
  logToConsole('Pinterest: nothing sent, it needs an e-mail address or both IP address and browser');
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
                "string": "https://api.pinterest.com/v5/ad_accounts/*"
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
                "string": "language"
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
                "string": "_epik"
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
- name: Sends a checkout in the form that Pinterest documents
  code: |-
    cookies = {_epik: 'epik1'};
    event.language = 'nl-NL';
    runCode(form);
    assertThat(sent.url).isEqualTo('https://api.pinterest.com/v5/ad_accounts/549/events');
    assertThat(sent.options.headers.authorization).isEqualTo('Bearer secret');
    const one = sent.body.data[0];
    assertThat(one.event_name).isEqualTo('checkout');
    assertThat(one.action_source).isEqualTo('web');
    assertThat(one.event_time).isEqualTo(1764000000);
    assertThat(one.event_id).isEqualTo('E-1');
    assertThat(one.language).isEqualTo('nl');
    assertThat(one.user_data.click_id).isEqualTo('epik1');
    assertThat(one.user_data.client_ip_address).isEqualTo('203.0.113.7');
    assertThat(one.custom_data).isEqualTo({
      value: '49.9', currency: 'EUR', order_id: 'T-1', content_ids: ['A1', 'B2'], num_items: 3,
      contents: [
        {id: 'A1', item_name: 'Bell', item_category: 'Parts', item_brand: 'Grendel', item_price: '12.5', quantity: 2},
        {id: 'B2', item_name: 'Pump', item_price: '24.9', quantity: 1}
      ]
    });
- name: Cleans and hashes what it knows about the visitor
  code: |-
    runCode(form);
    const user = sent.body.data[0].user_data;
    assertThat(user.em).isEqualTo([hex('ann@example.com')]);
    assertThat(user.ph).isEqualTo([hex('31612345678')]);
    assertThat(user.fn).isEqualTo([hex('ann-marie')]);
    assertThat(user.ct).isEqualTo([hex('denhaag')]);
    assertThat(user.st).isEqualTo([hex('zh')]);
    assertThat(user.zp).isEqualTo([hex('2511')]);
    assertThat(user.country).isEqualTo([hex('nl')]);
- name: Does not hash again what is hashed already
  code: |-
    event.user_data = {email_address: hex('ann@example.com').toUpperCase()};
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isEqualTo([hex('ann@example.com')]);
- name: Takes the click id from the address of the page
  code: |-
    event.page_location = 'https://shop.example/?epik=dj0y';
    runCode(form);
    assertThat(sent.body.data[0].user_data.click_id).isEqualTo('dj0y');
- name: Always sends an event id
  code: |-
    event.event_id = undefined;
    runCode(form);
    assertThat(sent.body.data[0].event_id).isEqualTo('purchase.T-1');
    event.transaction_id = undefined;
    mock('generateRandom', 123456);
    runCode(form);
    assertThat(sent.body.data[0].event_id).isEqualTo('1764000000123.123456');
- name: Names of GA4 become those of Pinterest and others are left out or custom
  code: |-
    event.event_name = 'view_item_list';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('view_category');
    sent = undefined;
    event.event_name = 'scroll';
    runCode(form);
    assertThat(sent).isUndefined();
    form.unmapped = 'custom';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('custom');
    form.eventMode = 'fixed';
    form.eventName = 'lead';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('lead');
- name: Needs an e-mail address or both address and browser
  code: |-
    event.user_data = undefined;
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isUndefined();
    sent = undefined;
    form.sendBrowser = false;
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnFailure').wasCalled();
- name: Fails when Pinterest says that the event failed
  code: |-
    answer.body = '{"num_events_received": 1, "num_events_processed": 0, "events": [{"status": "failed", "error_message": "no"}]}';
    runCode(form);
    callLater(() => {
      assertApi('gtmOnFailure').wasCalled();
      assertApi('gtmOnSuccess').wasNotCalled();
    });
- name: A test request is marked in the address
  code: |-
    form.testMode = true;
    form.optOut = true;
    runCode(form);
    assertThat(sent.url).isEqualTo('https://api.pinterest.com/v5/ad_accounts/549/events?test=true');
    assertThat(sent.body.data[0].opt_out).isTrue();
- name: Rows of the form replace what the event says
  code: |-
    form.userData = [{name: 'em', value: 'Bob@example.com'}];
    form.customData = [{name: 'content_category', value: 'bikes'}];
    form.value = '10';
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isEqualTo([hex('bob@example.com')]);
    assertThat(sent.body.data[0].custom_data.content_category).isEqualTo('bikes');
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
  let answer = {statusCode: 200, headers: {}, body: '{"num_events_received": 1, "num_events_processed": 1, "events": [{"status": "processed"}]}'};
  let trouble;
  let sent;
  const form = {
    adAccountId: '549', accessToken: 'secret', consent: 'ad_user_data', eventMode: 'automatic', unmapped: 'skip',
    actionSource: 'web', sendAddress: true, sendBrowser: true, timeoutMs: '5000'
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

Sends events of a server container to the API for Conversions of Pinterest (v5), one event in each request.

What Pinterest requires: event name, action source, time and event id, and about the visitor an e-mail address or both IP address and browser.

What hiding costs: without IP address or browser only events with an e-mail address can be sent; the others make the tag fail. Without _epik fewer events find their ad. When a transformation hides ip_override, user_agent or user_data, this tag sends the event without them.

Deduplication: give the Pinterest tag the same event_id as this tag. Amounts leave as texts, postal codes as digits only: so says the description of the API.

Checked in November 2026 against the OpenAPI description that Pinterest publishes (v5, events/create).


