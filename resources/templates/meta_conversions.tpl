___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Meta Conversions API",
  "categories": [
    "ADVERTISING",
    "CONVERSIONS",
    "ANALYTICS"
  ],
  "brand": {
    "id": "brand_dummy",
    "displayName": "Meta",
    "thumbnail": ""
  },
  "description": "Sends events to Meta (Facebook, Instagram) from the server, with hashed visitor details, consent and deduplication.",
  "containerContexts": [
    "SERVER"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "pixelId",
    "displayName": "Dataset (pixel) ID",
    "simpleValueType": true,
    "help": "From the Events Manager of Meta.",
    "valueHint": "123456789012345",
    "alwaysInSummary": true,
    "valueValidators": [
      {
        "type": "NON_EMPTY",
        "errorMessage": "Enter the ID of the dataset."
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
    "help": "Made in the Events Manager, under Settings of the dataset. Keep it in a secret variable, so that it stands in no export.",
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
        "help": "Consent to give data about the visitor to Meta for advertising."
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
            "help": "Names of GA4 become those of Meta."
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
        "help": "Standard events: AddPaymentInfo, AddToCart, AddToWishlist, CompleteRegistration, Contact, InitiateCheckout, Lead, PageView, Purchase, Search, Subscribe, ViewContent.",
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
            "displayName": "Event at Meta",
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
        "help": "Meta counts names that it does not know as custom events.",
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
        "help": "The same id has to be given to the pixel (eventID): Meta then counts both once. Empty: event_id of the event, else its name and transaction_id.",
        "valueHint": "{{Event ID}}"
      },
      {
        "type": "SELECT",
        "name": "actionSource",
        "displayName": "Where it happened",
        "macrosInSelect": true,
        "selectItems": [
          {
            "value": "website",
            "displayValue": "Website"
          },
          {
            "value": "app",
            "displayValue": "App"
          },
          {
            "value": "physical_store",
            "displayValue": "Shop"
          },
          {
            "value": "phone_call",
            "displayValue": "Telephone"
          },
          {
            "value": "chat",
            "displayValue": "Chat"
          },
          {
            "value": "email",
            "displayValue": "E-mail"
          },
          {
            "value": "system_generated",
            "displayValue": "System"
          },
          {
            "value": "business_messaging",
            "displayValue": "Messaging"
          },
          {
            "value": "other",
            "displayValue": "Elsewhere"
          }
        ],
        "simpleValueType": true,
        "help": "Sent as action_source. Events of websites need the address of the page and the visitor's browser.",
        "defaultValue": "website"
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
                "value": "fbc",
                "displayValue": "Click ID (fbc)"
              },
              {
                "value": "fbp",
                "displayValue": "Browser ID (fbp)"
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
        "help": "Read from ip_override of the event. Without it Meta matches fewer visitors and cannot tell their country."
      },
      {
        "type": "CHECKBOX",
        "name": "sendBrowser",
        "checkboxText": "Send the visitor's browser",
        "simpleValueType": true,
        "defaultValue": true,
        "help": "Read from user_agent of the event. Events of websites without it do not count for optimising and measuring ads."
      }
    ],
    "help": "E-mail, telephone, names and places are cleaned and hashed with SHA-256 before they leave; values that are hashed already stay as they are. Address, browser, click and browser ID leave as they are, because Meta asks for that."
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
        "type": "SELECT",
        "name": "contentType",
        "displayName": "Items are",
        "macrosInSelect": false,
        "selectItems": [
          {
            "value": "product",
            "displayValue": "Products"
          },
          {
            "value": "product_group",
            "displayValue": "Groups of products"
          }
        ],
        "simpleValueType": true,
        "help": "Has to agree with the IDs in your catalogue.",
        "defaultValue": "product"
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
        "type": "TEXT",
        "name": "testEventCode",
        "displayName": "Test event code",
        "simpleValueType": true,
        "help": "From the Test events tab of the Events Manager. While it stands here, events show up there. Empty it before you publish.",
        "valueHint": "TEST12345"
      },
      {
        "type": "CHECKBOX",
        "name": "limitedDataUse",
        "checkboxText": "Limited Data Use",
        "simpleValueType": true,
        "defaultValue": false,
        "help": "Adds data_processing_options LDU; Meta then looks up itself where the visitor is (country and state 0)."
      },
      {
        "type": "TEXT",
        "name": "apiVersion",
        "displayName": "Version of the API",
        "simpleValueType": true,
        "help": "Meta retires versions after about two years.",
        "defaultValue": "v27.0",
        "valueValidators": [
          {
            "type": "REGEX",
            "args": [
              "^(v[0-9]+\\.[0-9]|\\{\\{.*)$"
            ],
            "errorMessage": "A version looks like v27.0."
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

const standardEvents = {
  add_payment_info: 'AddPaymentInfo',
  add_to_cart: 'AddToCart',
  add_to_wishlist: 'AddToWishlist',
  begin_checkout: 'InitiateCheckout',
  contact: 'Contact',
  generate_lead: 'Lead',
  page_view: 'PageView',
  purchase: 'Purchase',
  search: 'Search',
  sign_up: 'CompleteRegistration',
  subscribe: 'Subscribe',
  view_item: 'ViewContent',
  view_search_results: 'Search'
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

const nameOf = (text) => without(lower(text), punctuation).trim();
const placeOf = (text) => without(lower(text), punctuation + ' ');

// Of American postal codes Meta takes the first five digits.
function postalCode(country) {
  return (text) => {
    const code = without(lower(text), ' -');
    return country === 'us' ? code.substring(0, 5) : code;
  };
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

// The cookie of the pixel, else made from the click id in the address of the page.
function clickOfMeta() {
  const cookie = getCookieValues('_fbc')[0];
  if (given(cookie)) {
    return cookie;
  }
  const click = clickId('_fbc', 'fbclid');
  return given(click) ? 'fb.1.' + getTimestampMillis() + '.' + click : undefined;
}

function visitor() {
  const country = lower(makeString(detail('country', [address.country])[0] || ''));
  return pruned({
    em: hashes(detail('em', [person.email_address, person.sha256_email_address]), lower),
    ph: hashes(detail('ph', [person.phone_number, person.sha256_phone_number]), phoneDigits),
    fn: hashes(detail('fn', [address.first_name, address.sha256_first_name]), nameOf),
    ln: hashes(detail('ln', [address.last_name, address.sha256_last_name]), nameOf),
    db: hashes(detail('db', []), (text) => only(text, '0123456789')),
    ge: hashes(detail('ge', []), (text) => lower(text).charAt(0)),
    ct: hashes(detail('ct', [address.city]), placeOf),
    st: hashes(detail('st', [address.region]), placeOf),
    zp: hashes(detail('zp', [address.postal_code]), postalCode(country)),
    country: hashes(detail('country', [address.country]), lower),
    external_id: hashes(detail('external_id', [getEventData('user_id')]), (text) => text),
    client_ip_address: data.sendAddress ? getEventData('ip_override') : undefined,
    client_user_agent: data.sendBrowser ? getEventData('user_agent') : undefined,
    fbc: detail('fbc', [clickOfMeta()])[0],
    fbp: detail('fbp', [getCookieValues('_fbp')[0]])[0]
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
  const contents = items.map((item) => pruned({
    id: first([item.item_id, item.item_name]),
    quantity: quantityOf(item),
    item_price: number(item.price)
  }));
  const ids = contents.map((content) => content.id).filter(given);
  return pruned(withOwn({
    value: totalValue(),
    currency: first([data.currency, getEventData('currency')]),
    order_id: getEventData('transaction_id'),
    search_string: getEventData('search_term'),
    content_ids: ids.length > 0 ? ids : undefined,
    contents: contents.length > 0 ? contents : undefined,
    content_type: contents.length > 0 ? data.contentType || 'product' : undefined,
    num_items: contents.length > 0 ? items.reduce((sum, item) => sum + quantityOf(item), 0) : undefined
  }));
}

function send(name, userData) {
  const source = data.actionSource || 'website';
  const event = pruned({
    event_name: name,
    event_time: Math.floor(getTimestampMillis() / 1000),
    event_id: eventId(),
    event_source_url: getEventData('page_location'),
    referrer_url: getEventData('page_referrer'),
    action_source: source,
    user_data: userData,
    custom_data: custom(),
    data_processing_options: data.limitedDataUse ? ['LDU'] : undefined,
    data_processing_options_country: data.limitedDataUse ? 0 : undefined,
    data_processing_options_state: data.limitedDataUse ? 0 : undefined
  });
  if (source === 'website' && !given(userData.client_user_agent)) {
    logToConsole('Meta: an event of a website without the visitor\'s browser is not used for ads');
  }
  const body = pruned({data: [event], test_event_code: data.testEventCode, access_token: data.accessToken});
  sendHttpRequest('https://graph.facebook.com/' + (data.apiVersion || 'v27.0') + '/' + data.pixelId + '/events', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    timeout: number(data.timeoutMs) || 5000
  }, JSON.stringify(body)).then((answer) => {
    logToConsole('Meta answered', answer.statusCode, answer.body);
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      data.gtmOnSuccess();
    } else {
      data.gtmOnFailure();
    }
  }, (reason) => {
    logToConsole('Meta did not answer', reason);
    data.gtmOnFailure();
  });
}

const name = eventName();
if (!given(name) || !mayBeSent()) {
  logToConsole('Meta: nothing sent,', given(name) ? 'no consent' : 'no counterpart of the event');
  return data.gtmOnSuccess();
}
const userData = visitor();
if (userData === undefined) {
  logToConsole('Meta: nothing sent, the event says nothing about the visitor');
  return data.gtmOnFailure();
}
send(name, userData);


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
                "string": "https://graph.facebook.com/"
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
                "string": "_fbc"
              },
              {
                "type": 1,
                "string": "_fbp"
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
- name: Sends a purchase in the form that Meta documents
  code: |-
    cookies = {_fbc: 'fb.1.1.click', _fbp: 'fb.1.2.browser'};
    runCode(form);
    assertThat(sent.url).isEqualTo('https://graph.facebook.com/v27.0/123/events');
    assertThat(sent.options.method).isEqualTo('POST');
    assertThat(sent.options.timeout).isEqualTo(5000);
    assertThat(sent.body.access_token).isEqualTo('secret');
    assertThat(sent.body.data).hasLength(1);
    const one = sent.body.data[0];
    assertThat(one.event_name).isEqualTo('Purchase');
    assertThat(one.event_time).isEqualTo(1764000000);
    assertThat(one.event_id).isEqualTo('E-1');
    assertThat(one.action_source).isEqualTo('website');
    assertThat(one.event_source_url).isEqualTo('https://shop.example/thanks?order=1');
    assertThat(one.user_data.client_ip_address).isEqualTo('203.0.113.7');
    assertThat(one.user_data.client_user_agent).isEqualTo('Browser/1.0');
    assertThat(one.user_data.fbc).isEqualTo('fb.1.1.click');
    assertThat(one.user_data.fbp).isEqualTo('fb.1.2.browser');
    assertThat(one.custom_data).isEqualTo({
      value: 49.9, currency: 'EUR', order_id: 'T-1', content_ids: ['A1', 'B2'], content_type: 'product', num_items: 3,
      contents: [{id: 'A1', quantity: 2, item_price: 12.5}, {id: 'B2', quantity: 1, item_price: 24.9}]
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
    assertThat(user.st).isEqualTo([hex('zh')]);
    assertThat(user.zp).isEqualTo([hex('2511ab')]);
    assertThat(user.country).isEqualTo([hex('nl')]);
- name: Does not hash again what is hashed already
  code: |-
    event.user_data = {sha256_email_address: [hex('ann@example.com').toUpperCase(), hex('bob@example.com')]};
    runCode(form);
    assertThat(sent.body.data[0].user_data.em).isEqualTo([hex('ann@example.com'), hex('bob@example.com')]);
- name: Takes five digits of an American postal code and the country code of the form
  code: |-
    event.user_data.address = {postal_code: '94035-1234', country: 'US'};
    event.user_data.phone_number = '06 12345678';
    form.callingCode = '+31';
    runCode(form);
    assertThat(sent.body.data[0].user_data.zp).isEqualTo([hex('94035')]);
    assertThat(sent.body.data[0].user_data.ph).isEqualTo([hex('31612345678')]);
- name: Rows of the form replace what the event says
  code: |-
    form.userData = [{name: 'em', value: 'Bob@example.com'}, {name: 'external_id', value: 'C-7'}, {name: 'ph', value: undefined}];
    form.customData = [{name: 'currency', value: 'USD'}, {name: 'delivery', value: 'bike'}];
    form.value = '10';
    runCode(form);
    const one = sent.body.data[0];
    assertThat(one.user_data.em).isEqualTo([hex('bob@example.com')]);
    assertThat(one.user_data.external_id).isEqualTo([hex('C-7')]);
    assertThat(one.user_data.ph).isEqualTo([hex('31612345678')]);
    assertThat(one.custom_data.currency).isEqualTo('USD');
    assertThat(one.custom_data.delivery).isEqualTo('bike');
    assertThat(one.custom_data.value).isEqualTo(10);
- name: Makes fbc from the click id in the address of the page
  code: |-
    event.page_location = 'https://shop.example/?fbclid=AbC';
    runCode(form);
    assertThat(sent.body.data[0].user_data.fbc).isEqualTo('fb.1.1764000000123.AbC');
- name: Names of GA4 become those of Meta and others stay or are left out
  code: |-
    event.event_name = 'begin_checkout';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('InitiateCheckout');
    event.event_name = 'ride_booked';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('ride_booked');
    form.eventMapping = [{from: 'ride_booked', to: 'Schedule'}];
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('Schedule');
    sent = undefined;
    event.event_name = 'scroll';
    form.unmapped = 'skip';
    runCode(form);
    assertThat(sent).isUndefined();
    assertApi('gtmOnSuccess').wasCalled();
    form.eventMode = 'fixed';
    form.eventName = 'Lead';
    runCode(form);
    assertThat(sent.body.data[0].event_name).isEqualTo('Lead');
- name: Hidden address and browser do not leave
  code: |-
    event.ip_override = undefined;
    event.user_agent = undefined;
    runCode(form);
    assertThat(sent.body.data[0].user_data.client_ip_address).isUndefined();
    event = JSON.parse(JSON.stringify(purchase));
    form.sendAddress = false;
    form.sendBrowser = false;
    runCode(form);
    assertThat(sent.body.data[0].user_data.client_ip_address).isUndefined();
    assertThat(sent.body.data[0].user_data.client_user_agent).isUndefined();
- name: Sends nothing about nobody
  code: |-
    event = {event_name: 'purchase', consent_state: {ad_user_data: true}};
    runCode(form);
    assertApi('sendHttpRequest').wasNotCalled();
    assertApi('gtmOnFailure').wasCalled();
- name: Marks test events and limited data use
  code: |-
    form.testEventCode = 'TEST1';
    form.limitedDataUse = true;
    runCode(form);
    assertThat(sent.body.test_event_code).isEqualTo('TEST1');
    assertThat(sent.body.data[0].data_processing_options).isEqualTo(['LDU']);
    assertThat(sent.body.data[0].data_processing_options_country).isEqualTo(0);
- name: The event id is that of the form or is made from the order
  code: |-
    event.event_id = undefined;
    runCode(form);
    assertThat(sent.body.data[0].event_id).isEqualTo('purchase.T-1');
    form.eventId = 'F-9';
    runCode(form);
    assertThat(sent.body.data[0].event_id).isEqualTo('F-9');
- name: Adds up the items when nobody states a value
  code: |-
    event.value = undefined;
    runCode(form);
    assertThat(sent.body.data[0].custom_data.value).isEqualTo(49.9);
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
  let answer = {statusCode: 200, headers: {}, body: '{}'};
  let trouble;
  let sent;
  const form = {
    pixelId: '123', accessToken: 'secret', consent: 'ad_user_data', eventMode: 'automatic', unmapped: 'send',
    actionSource: 'website', sendAddress: true, sendBrowser: true, contentType: 'product', apiVersion: 'v27.0', timeoutMs: '5000'
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

Sends events of a server container to the Conversions API of Meta, one event in each request.

What Meta requires: name, time, action_source and at least one detail about the visitor; for websites also the address of the page and the visitor's browser (client_user_agent). Value and currency for purchases.

What hiding costs: without the IP address fewer visitors are matched; without the browser an event of a website does not count for ads; without e-mail, telephone and the cookies _fbc and _fbp matching falls to almost nothing. When a transformation hides ip_override, user_agent or user_data, this tag sends the event without them.

Deduplication: give the pixel the same eventID as this tag. Meta drops events that are older than seven days.

Checked in November 2026 against Meta's pages on customer information parameters, server event parameters and versions.


