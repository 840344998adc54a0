___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Klaviyo",
  "categories": [
    "EMAIL_MARKETING",
    "MARKETING"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Klaviyo",
    "thumbnail": ""
  },
  "description": "Records events in Klaviyo or subscribes visitors to a list, from the server.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "apiKey",
    "displayName": "Private API key",
    "simpleValueType": true,
    "help": "From the settings of the Klaviyo account, with the scopes events:write, and for subscriptions lists:write, profiles:write and subscriptions:write. Keep it in a secret variable, so that it stands in no export.",
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the private API key."
      }
    ]
  },
  {
    "type": "RADIO",
    "name": "action",
    "displayName": "What the tag does",
    "radioItems": [
      {
        "value": "event",
        "displayValue": "Records an event"
      },
      {
        "value": "subscribe",
        "displayValue": "Subscribes to a list",
        "help": "Gives consent to marketing by e-mail, and by SMS when the box below is checked. Use it only for events in which the visitor asked for that."
      }
    ],
    "simpleValueType": true,
    "defaultValue": "event"
  },
  {
    "type": "TEXT",
    "name": "listId",
    "displayName": "List ID",
    "simpleValueType": true,
    "help": "The six characters in the address of the list. With double opt-in, which is a setting of the list, Klaviyo asks the subscriber first.",
    "valueHint": "Y6nRLr",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the ID of the list."
      },
      {
        "type": "REGEX",
        "args": [
          "^([0-9A-Za-z]+|.*\\{\\{.*)$"
        ],
        "errorMessage": "The ID has letters and digits only."
      }
    ],
    "enablingConditions": [
      {
        "paramName": "action",
        "paramValue": "subscribe",
        "type": "EQUALS"
      }
    ]
  },
  {
    "type": "TEXT",
    "name": "source",
    "displayName": "Source",
    "simpleValueType": true,
    "help": "Where the consent was given; Klaviyo keeps it with the subscription.",
    "valueHint": "Footer form",
    "enablingConditions": [
      {
        "paramName": "action",
        "paramValue": "subscribe",
        "type": "EQUALS"
      }
    ]
  },
  {
    "type": "CHECKBOX",
    "name": "withSms",
    "checkboxText": "Subscribe the telephone number to SMS, too",
    "simpleValueType": true,
    "defaultValue": false,
    "enablingConditions": [
      {
        "paramName": "action",
        "paramValue": "subscribe",
        "type": "EQUALS"
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
        "help": "Consent to give data about the visitor to Klaviyo for advertising."
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
            "help": "Names of GA4 become those of Klaviyo."
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
        "help": "Standard events: Placed Order, Started Checkout, Added to Cart, Viewed Product, Viewed Collection, Submitted Search, Active on Site.",
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
            "displayName": "Event at Klaviyo",
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
        "help": "Klaviyo makes a new metric for every name.",
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
        "help": "Klaviyo counts an event with the same ID and profile once. Empty: event_id of the event, else its name and transaction_id.",
        "valueHint": "{{Event ID}}"
      }
    ],
    "enablingConditions": [
      {
        "paramName": "action",
        "paramValue": "event",
        "type": "EQUALS"
      }
    ]
  },
  {
    "type": "GROUP",
    "name": "personGroup",
    "displayName": "Profile",
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
                "value": "phone_number",
                "displayValue": "Telephone"
              },
              {
                "value": "external_id",
                "displayValue": "Your own ID of the visitor"
              },
              {
                "value": "first_name",
                "displayValue": "First name"
              },
              {
                "value": "last_name",
                "displayValue": "Last name"
              },
              {
                "value": "kx",
                "displayValue": "Exchange ID (_kx)"
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
        "name": "allowUnknown",
        "checkboxText": "An event of an unknown visitor is no failure",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "Nothing is sent then in any case. Checked, the tag succeeds; otherwise it fails, so that you see how often it happens."
      },
      {
        "type": "CHECKBOX",
        "name": "sendProfile",
        "checkboxText": "Send name and place",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "First and last name, city, region, postal code and country of user_data go into the profile."
      }
    ],
    "help": "Klaviyo writes to people, so it takes e-mail and telephone as they are: cleaned, but not hashed. It takes neither IP address nor browser here, so hiding those costs nothing."
  },
  {
    "type": "GROUP",
    "name": "customGroup",
    "displayName": "Value and properties",
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
        "displayName": "More properties",
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
        "newRowButtonText": "Add property",
        "help": "Added to the properties of the event; they win against those of the same name."
      }
    ],
    "enablingConditions": [
      {
        "paramName": "action",
        "paramValue": "event",
        "type": "EQUALS"
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
        "help": "For trying out: nothing is sent and the tag succeeds. Klaviyo has no test mode."
      },
      {
        "type": "TEXT",
        "name": "revision",
        "displayName": "Revision of the API",
        "simpleValueType": true,
        "help": "A date. Klaviyo keeps a revision for two years.",
        "defaultValue": "2026-10-15",
        "valueValidators": [
          {
            "type": "REGEX",
            "args": [
              "^(20[0-9]{2}-[0-9]{2}-[0-9]{2}|\\{\\{.*)$"
            ],
            "errorMessage": "A revision looks like 2026-10-15."
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
const fromBase64 = require('fromBase64');
const getCookieValues = require('getCookieValues');
const getEventData = require('getEventData');
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
const testRegex = require('testRegex');

const standardEvents = {
  add_to_cart: 'Added to Cart',
  begin_checkout: 'Started Checkout',
  page_view: 'Active on Site',
  purchase: 'Placed Order',
  search: 'Submitted Search',
  view_item: 'Viewed Product',
  view_item_list: 'Viewed Collection',
  view_search_results: 'Submitted Search'
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

const otherEvent = (name) => data.unmapped === 'send' ? name : undefined;

// The same id in the browser's copy of the event lets the vendor count both once.
function eventId() {
  const order = getEventData('transaction_id');
  return first([data.eventId, getEventData('event_id'), given(order) ? getEventData('event_name') + '.' + order : undefined]);
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

const person = getEventData('user_data') || {};
const address = listOf(person.address)[0] || {};
const own = makeTableMap(data.userData || [], 'name', 'value') || {};

// All values of one detail: the row of the form, else the first of the others that is there.
const detail = (name, others) => listOf(given(own[name]) ? own[name] : first(others));

const hashPattern = createRegex('^[0-9a-fA-F]{64}$');

// Klaviyo cannot use a hash: a value that is one counts as not there.
const readable = (values) => values.map((value) => makeString(value).trim()).filter((text) => text && !testRegex(hashPattern, text))[0];

function mail() {
  const text = readable(detail('email', [person.email_address]));
  return given(text) && text.indexOf('@') > 0 ? lower(text) : undefined;
}

function telephone() {
  const text = readable(detail('phone_number', [person.phone_number]));
  const digits = given(text) ? phoneDigits(text) : '';
  return digits ? '+' + digits : undefined;
}

// The id that Klaviyo's links and its script leave behind: _kx in the address of the page, else in the cookie.
function exchangeId() {
  const page = parseUrl(makeString(getEventData('page_location')));
  const stated = page && page.searchParams ? listOf(page.searchParams['_kx'])[0] : undefined;
  const cookie = getCookieValues('__kla_id')[0];
  const kept = given(cookie) ? JSON.parse(fromBase64(cookie)) : undefined;
  return first([stated, kept ? kept['$exchange_id'] : undefined]);
}

function profile() {
  const ids = pruned({
    email: mail(),
    phone_number: telephone(),
    external_id: readable(detail('external_id', [getEventData('user_id')])),
    _kx: readable(detail('kx', [exchangeId()]))
  });
  if (ids !== undefined && data.sendProfile) {
    ids.first_name = readable(detail('first_name', [address.first_name]));
    ids.last_name = readable(detail('last_name', [address.last_name]));
    ids.location = pruned({city: address.city, region: address.region, zip: address.postal_code, country: address.country});
    return pruned(ids);
  }
  return ids;
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

function properties() {
  const names = items.map((item) => first([item.item_name, item.item_id])).filter(given);
  const list = items.map((item) => pruned({
    ProductID: item.item_id,
    ProductName: item.item_name,
    Brand: item.item_brand,
    Categories: item.item_category,
    ItemPrice: number(item.price),
    Quantity: quantityOf(item)
  }));
  return pruned(withOwn({
    OrderId: getEventData('transaction_id'),
    PageURL: getEventData('page_location'),
    SearchTerm: getEventData('search_term'),
    ItemNames: names.length > 0 ? names : undefined,
    Items: list.length > 0 ? list : undefined
  })) || {};
}

function eventRequest(name, who) {
  const value = totalValue();
  return {type: 'event', attributes: pruned({
    properties: properties(),
    value: value,
    value_currency: value === undefined ? undefined : first([data.currency, getEventData('currency')]),
    unique_id: eventId(),
    metric: {data: {type: 'metric', attributes: {name: name}}},
    profile: {data: {type: 'profile', attributes: who}}
  })};
}

function subscription(who) {
  const consent = {marketing: {consent: 'SUBSCRIBED'}};
  const withSms = data.withSms && given(who.phone_number);
  const subscriber = pruned({
    email: who.email,
    phone_number: withSms ? who.phone_number : undefined,
    subscriptions: pruned({email: given(who.email) ? consent : undefined, sms: withSms ? consent : undefined})
  });
  return {
    type: 'profile-subscription-bulk-create-job',
    attributes: pruned({custom_source: data.source, profiles: {data: [{type: 'profile', attributes: subscriber}]}}),
    relationships: {list: {data: {type: 'list', id: data.listId}}}
  };
}

function send(path, body) {
  if (data.dryRun) {
    logToConsole('Klaviyo would get', body);
    return data.gtmOnSuccess();
  }
  sendHttpRequest('https://a.klaviyo.com/api/' + path, {
    method: 'POST',
    headers: {
      accept: 'application/vnd.api+json',
      'content-type': 'application/vnd.api+json',
      authorization: 'Klaviyo-API-Key ' + data.apiKey,
      revision: makeString(data.revision || '2026-10-15')
    },
    timeout: number(data.timeoutMs) || 5000
  }, JSON.stringify({data: body})).then((answer) => {
    logToConsole('Klaviyo answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('Klaviyo did not answer', reason);
    data.gtmOnFailure();
  });
}

const isEvent = data.action !== 'subscribe';
const name = isEvent ? eventName() : data.listId;
if (!given(name) || !mayBeSent()) {
  logToConsole('Klaviyo: nothing sent,', given(name) ? 'no consent' : 'no metric for the event');
  return data.gtmOnSuccess();
}
const who = profile();
if (isEvent && who !== undefined) {
  return send('events', eventRequest(name, who));
}
if (!isEvent && who !== undefined && (given(who.email) || data.withSms && given(who.phone_number))) {
  return send('profile-subscription-bulk-create-jobs', subscription(who));
}
logToConsole('Klaviyo: nothing sent, the event does not say whose it is');
if (data.allowUnknown) {
  data.gtmOnSuccess();
} else {
  data.gtmOnFailure();
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
                "string": "https://a.klaviyo.com/api/events"
              },
              {
                "type": 1,
                "string": "https://a.klaviyo.com/api/profile-subscription-bulk-create-jobs"
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
                "string": "__kla_id"
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
- name: Records an order in the form that Klaviyo documents
  code: |-
    runCode(form);
    assertThat(sent.url).isEqualTo('https://a.klaviyo.com/api/events');
    assertThat(sent.options.headers).isEqualTo({
      accept: 'application/vnd.api+json', 'content-type': 'application/vnd.api+json',
      authorization: 'Klaviyo-API-Key secret', revision: '2026-10-15'
    });
    assertThat(sent.body.data.type).isEqualTo('event');
    const one = sent.body.data.attributes;
    assertThat(one.metric).isEqualTo({data: {type: 'metric', attributes: {name: 'Placed Order'}}});
    assertThat(one.profile).isEqualTo({data: {type: 'profile', attributes: {email: 'ann@example.com', phone_number: '+31612345678'}}});
    assertThat(one.value).isEqualTo(49.9);
    assertThat(one.value_currency).isEqualTo('EUR');
    assertThat(one.unique_id).isEqualTo('E-1');
    assertThat(one.properties).isEqualTo({
      OrderId: 'T-1', PageURL: 'https://shop.example/thanks?order=1', ItemNames: ['Bell', 'Pump'],
      Items: [
        {ProductID: 'A1', ProductName: 'Bell', Brand: 'Grendel', Categories: 'Parts', ItemPrice: 12.5, Quantity: 2},
        {ProductID: 'B2', ProductName: 'Pump', ItemPrice: 24.9, Quantity: 1}
      ]
    });
- name: Subscribes an e-mail address to a list
  code: |-
    form.action = 'subscribe';
    form.listId = 'Y6nRLr';
    form.source = 'Footer form';
    runCode(form);
    assertThat(sent.url).isEqualTo('https://a.klaviyo.com/api/profile-subscription-bulk-create-jobs');
    assertThat(sent.body.data).isEqualTo({
      type: 'profile-subscription-bulk-create-job',
      attributes: {custom_source: 'Footer form', profiles: {data: [{type: 'profile', attributes: {
        email: 'ann@example.com', subscriptions: {email: {marketing: {consent: 'SUBSCRIBED'}}}
      }}]}},
      relationships: {list: {data: {type: 'list', id: 'Y6nRLr'}}}
    });
- name: Subscribes the telephone number only when the form says so
  code: |-
    form.action = 'subscribe';
    form.listId = 'Y6nRLr';
    form.withSms = true;
    runCode(form);
    const profile = sent.body.data.attributes.profiles.data[0].attributes;
    assertThat(profile.phone_number).isEqualTo('+31612345678');
    assertThat(profile.subscriptions.sms).isEqualTo({marketing: {consent: 'SUBSCRIBED'}});
- name: Fails when there is nobody to subscribe
  code: |-
    form.action = 'subscribe';
    form.listId = 'Y6nRLr';
    event.user_data = {phone_number: '+31612345678'};
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
- name: An unknown visitor is a failure unless the form says otherwise
  code: |-
    event = {event_name: 'purchase', ip_override: '203.0.113.7', consent_state: {ad_user_data: true}};
    runCode(form);
    assertApi('gtmOnFailure').wasCalled();
    assertApi('gtmOnSuccess').wasNotCalled();
    form.allowUnknown = true;
    runCode(form);
    assertApi('gtmOnSuccess').wasCalled();
    assertApi('sendHttpRequest').wasNotCalled();
- name: A hash is no address to write to
  code: |-
    event.user_data = {email_address: hex('ann@example.com')};
    event.user_id = 'C-7';
    runCode(form);
    assertThat(sent.body.data.attributes.profile.data.attributes).isEqualTo({external_id: 'C-7'});
- name: Knows visitors by the ids of Klaviyo's links and cookies
  code: |-
    event.user_data = undefined;
    cookies = {__kla_id: 'eyIkZXhjaGFuZ2VfaWQiOiAiWDEifQ=='};
    runCode(form);
    assertThat(sent.body.data.attributes.profile.data.attributes).isEqualTo({_kx: 'X1'});
    event.page_location = 'https://shop.example/?_kx=L2';
    runCode(form);
    assertThat(sent.body.data.attributes.profile.data.attributes).isEqualTo({_kx: 'L2'});
- name: A broken cookie is no reason to fail
  code: |-
    cookies = {__kla_id: 'not base64 !'};
    runCode(form);
    assertThat(sent.body.data.attributes.profile.data.attributes.email).isEqualTo('ann@example.com');
- name: Name and place leave only when the form says so
  code: |-
    runCode(form);
    assertThat(sent.body.data.attributes.profile.data.attributes.first_name).isUndefined();
    form.sendProfile = true;
    runCode(form);
    const who = sent.body.data.attributes.profile.data.attributes;
    assertThat(who.first_name).isEqualTo('Ann-Marie');
    assertThat(who.location).isEqualTo({city: 'Den Haag', region: 'ZH', zip: '2511 AB', country: 'NL'});
- name: Names of GA4 become metrics of Klaviyo and others are left out or stay
  code: |-
    event.event_name = 'view_item';
    runCode(form);
    assertThat(sent.body.data.attributes.metric.data.attributes.name).isEqualTo('Viewed Product');
    sent = undefined;
    event.event_name = 'scroll';
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    form.unmapped = 'send';
    runCode(form);
    assertThat(sent.body.data.attributes.metric.data.attributes.name).isEqualTo('scroll');
    form.eventMode = 'fixed';
    form.eventName = 'Test ride';
    runCode(form);
    assertThat(sent.body.data.attributes.metric.data.attributes.name).isEqualTo('Test ride');
- name: Rows of the form replace what the event says
  code: |-
    form.userData = [{name: 'email', value: 'Bob@example.com'}];
    form.customData = [{name: 'Shop', value: 'Zwolle'}];
    form.value = '10';
    form.currency = 'USD';
    runCode(form);
    assertThat(sent.body.data.attributes.profile.data.attributes.email).isEqualTo('bob@example.com');
    assertThat(sent.body.data.attributes.properties.Shop).isEqualTo('Zwolle');
    assertThat(sent.body.data.attributes.value).isEqualTo(10);
    assertThat(sent.body.data.attributes.value_currency).isEqualTo('USD');
- name: Never sends address or browser
  code: |-
    runCode(form);
    assertThat(JSON.stringify(sent.body)).doesNotContain('203.0.113.7');
    assertThat(JSON.stringify(sent.body)).doesNotContain('Browser/1.0');
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
  let answer = {statusCode: 202, headers: {}, body: ''};
  let trouble;
  let sent;
  const form = {
    apiKey: 'secret', action: 'event', consent: 'ad_user_data', eventMode: 'automatic', unmapped: 'skip', revision: '2026-10-15', timeoutMs: '5000'
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

Records events in Klaviyo (POST /api/events) or subscribes people to a list (POST /api/profile-subscription-bulk-create-jobs), one event or one person in each request.

What Klaviyo requires: a private key and one id of the person: e-mail, telephone, your own id, or the exchange id (_kx) that its links and its script leave behind. Subscriptions need an e-mail address, or a telephone number for SMS.

What hiding costs: Klaviyo writes to people, so it needs e-mail or telephone in clear text; hashes are of no use and are left out. When a transformation hides user_data and the page's address, hardly any event finds its profile. IP address and browser are not sent, hiding them costs nothing.

Deduplication: unique_id; Klaviyo keeps one event per id, metric and profile. Klaviyo answers 202 when it has accepted an event and works on it later.

Checked in November 2026 against Klaviyo's reference (revision 2026-10-15: create event, bulk subscribe profiles).


