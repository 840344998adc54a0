#include "core/sandbox/worker/realm_script.h"

namespace sluis::sandbox::worker {

const char* const RealmScript = R"js((function () {
  'use strict';
  const ownKeys = Reflect.ownKeys;
  const describe = Object.getOwnPropertyDescriptor;
  const define = Object.defineProperty;
  const prototypeOf = Object.getPrototypeOf;
  const freeze = Object.freeze;
  const remove = Reflect.deleteProperty;
  const NativePromise = Promise;
  const all = Promise.all.bind(Promise);

  const kept = {
    parse: JSON.parse,
    stringify: JSON.stringify,
    keys: Object.keys,
    values: Object.values,
    entries: Object.entries,
    freeze: Object.freeze,
    createPromise(track, resolver) {
      let refuse;
      const promise = new NativePromise((resolve, reject) => {
        refuse = reject;
        if (typeof resolver === 'function') resolver(resolve, reject);
      });
      track(promise, refuse);
      return promise;
    },
    allPromises(track, inputs) {
      let refuse;
      const promise = new NativePromise((resolve, reject) => {
        refuse = reject;
        all(inputs).then(resolve, reject);
      });
      track(promise, refuse);
      return promise;
    },
    // The callback's promise first, then the commit. Up to three attempts: a commit is refused as aborted when others
    // changed meanwhile what the callback had read.
    transact(track, begin, commit, callback, options) {
      let refuse;
      const promise = new NativePromise((resolve, reject) => {
        refuse = reject;
        const attempt = (left) => {
          const name = begin();
          new NativePromise((go) => go(callback(name))).then(() => commit(name, options)).then(resolve, (reason) => {
            if (left > 0 && typeof reason === 'object' && reason !== null && reason.reason === 'aborted') attempt(left - 1);
            else reject(reason);
          });
        };
        attempt(2);
      });
      track(promise, refuse);
      return promise;
    },
    // What require has given it gives again without leaving the engine.
    makeRequire(make) {
      const known = {__proto__: null};
      return {
        require(name) {
          if (typeof name !== 'string') return make(name);
          const found = known[name];
          return found === undefined ? known[name] = make(name) : found;
        }
      }.require;
    }
  };

  // What code can reach without any global name: the prototypes of literals, and of what the language itself makes.
  const strictArguments = (function () { return arguments; })();
  const roots = [
    Object.prototype, Function.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype,
    Symbol.prototype, BigInt.prototype, RegExp.prototype, Promise.prototype,
    Error.prototype, EvalError.prototype, RangeError.prototype, ReferenceError.prototype, SyntaxError.prototype,
    TypeError.prototype, URIError.prototype, AggregateError.prototype,
    prototypeOf(function* () {}), prototypeOf(async function () {}), prototypeOf(async function* () {}),
    prototypeOf([][Symbol.iterator]()), prototypeOf(''[Symbol.iterator]()), prototypeOf(/x/[Symbol.matchAll]('')),
    prototypeOf([].entries()), describe(strictArguments, 'callee').get
  ];
  const seen = new Set();
  const pending = roots.slice();
  while (pending.length > 0) {
    const object = pending.pop();
    if (seen.has(object)) continue;
    seen.add(object);
    remove(object, 'constructor');
    if (object === Object.prototype)
      for (const name of ['__proto__', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__'])
        remove(object, name);
    if (object === Function.prototype) {
      remove(object, 'caller');
      remove(object, 'arguments');
    }
    for (const key of ownKeys(object)) {
      const property = describe(object, key);
      for (const part of [property.value, property.get, property.set])
        if ((typeof part === 'object' && part !== null) || typeof part === 'function') pending.push(part);
    }
    const parent = prototypeOf(object);
    if (parent !== null) pending.push(parent);
  }
  // A frozen property of a prototype could not be hidden by assignment; objects made from event data have such keys.
  for (const name of ['toString', 'toLocaleString', 'valueOf']) {
    const original = Object.prototype[name];
    const accessor = {
      get() { return original; },
      set(value) {
        if (this !== Object.prototype && this !== null && this !== undefined)
          define(this, name, {value, writable: true, enumerable: true, configurable: true});
      }
    };
    freeze(accessor.get);
    freeze(accessor.set);
    define(Object.prototype, name, {get: accessor.get, set: accessor.set, enumerable: false, configurable: false});
  }
  for (const object of seen) freeze(object);

  const scope = globalThis;
  for (const key of ownKeys(scope)) remove(scope, key);
  return kept;
})())js";

const char* const TestScriptSource = R"js((function (native) {
  'use strict';
  const {keys, stringify} = native;
  const calls = {__proto__: null};
  const mocks = {__proto__: null};
  const stand = {__proto__: null};

  function typeOf(value) {
    if (value === null) return 'null';
    if (native.isArray(value)) return 'array';
    const type = typeof value;
    return type === 'string' || type === 'number' || type === 'boolean' || type === 'undefined' || type === 'function' ? type : 'object';
  }

  function equal(left, right, depth) {
    if (left === right) return true;
    if (left !== left && right !== right) return true;
    const type = typeOf(left);
    if (type !== typeOf(right) || (type !== 'array' && type !== 'object') || depth > 60) return false;
    if (type === 'array') {
      if (left.length !== right.length) return false;
      for (let i = 0; i < left.length; i++) if (!equal(left[i], right[i], depth + 1)) return false;
      return true;
    }
    const names = keys(left);
    if (names.length !== keys(right).length) return false;
    for (const name of names)
      if (!native.hasOwn(right, name) || !equal(left[name], right[name], depth + 1)) return false;
    return true;
  }

  function show(value, depth) {
    depth = depth || 0;
    const type = typeOf(value);
    if (type === 'string') return stringify(value);
    if (type === 'function') return 'a function';
    if (type === 'array' || type === 'object') {
      if (depth > 5) return type === 'array' ? '[…]' : '{…}';
      const pad = '  '.repeat(depth + 1);
      const parts = type === 'array' ? value.map((item) => pad + show(item, depth + 1))
                                     : keys(value).map((name) => pad + stringify(name) + ': ' + show(value[name], depth + 1));
      if (parts.length === 0) return type === 'array' ? '[]' : '{}';
      const more = parts.length > 200 ? [pad + '…'] : [];
      return (type === 'array' ? '[\n' : '{\n') + parts.slice(0, 200).concat(more).join(',\n') + '\n' + '  '.repeat(depth)
          + (type === 'array' ? ']' : '}');
    }
    return '' + (type === 'object' ? stringify(value) : native.text(value));
  }

  function failed(message) {
    native.failed(message);
  }

  function check(holds, note, what, actual, expected, hasExpected) {
    if (holds) return;
    let message = (note === undefined ? '' : native.text(note) + ': ') + what;
    message += '\nactual: ' + show(actual);
    if (hasExpected) message += '\nexpected: ' + show(expected);
    failed(message);
  }

  function record(name, args) {
    (calls[name] || (calls[name] = [])).push(args);
  }

  const wrapped = {__proto__: null};
  function standIn(name) {
    if (name in stand) return stand[name];
    if (name in mocks) {
      const result = mocks[name];
      return typeof result === 'function' ? (...args) => result(...args) : () => result;
    }
    return undefined;
  }
  function requireOf(name, isTemplate) {
    const replaced = standIn(name);
    if (name in stand) return replaced;
    if (name in mocks) return isTemplate ? (...args) => { record(name, args); return replaced(...args); } : replaced;
    const real = native.require(name);
    if (!isTemplate || typeof real !== 'function') return real;
    return wrapped[name] || (wrapped[name] = (...args) => { record(name, args); return real(...args); });
  }

  function copy(value, depth) {
    const type = typeOf(value);
    if (depth > 40 || native.isPromise(value)) return value;
    if (type === 'array') return value.map((item) => copy(item, depth + 1));
    if (type !== 'object') return value;
    const result = {};
    for (const name of keys(value)) result[name] = copy(value[name], depth + 1);
    return result;
  }

  function runCode(given) {
    const data = typeOf(given) === 'object' ? copy(given, 0) : {};
    for (const name of ['gtmOnSuccess', 'gtmOnFailure']) {
      const forward = data[name];
      data[name] = (...args) => {
        record(name, args);
        if (typeof forward === 'function') return forward(...args);
      };
    }
    return native.run((name) => requireOf(native.text(name), true), data);
  }

  function has(actual, values, note, what) {
    const type = typeOf(actual);
    const missing = values.filter((value) => type === 'array' ? !actual.some((item) => equal(item, value, 0))
                                           : type === 'string' ? actual.indexOf(native.text(value)) < 0 : true);
    return missing.length;
  }

  function assertThat(actual, note) {
    const that = (what, test) => (...expected) => check(test(...expected), note, what, actual, expected.length > 1 ? expected : expected[0], expected.length > 0);
    const isType = (name) => that('must be of type ' + name, () => typeOf(actual) === name);
    const isIn = (values) => values.some((value) => equal(actual, value, 0));
    const isCollection = () => typeOf(actual) === 'array' || typeOf(actual) === 'string';
    const exactly = (values) => {
      if (typeOf(actual) !== 'array' || actual.length !== values.length) return false;
      const left = actual.slice();
      return values.every((value) => {
        const at = left.findIndex((item) => equal(item, value, 0));
        if (at >= 0) left.splice(at, 1);
        return at >= 0;
      });
    };
    const isEmpty = () => isCollection() ? actual.length === 0 : typeOf(actual) === 'object' && keys(actual).length === 0;
    return {
      isUndefined: that('must be undefined', () => actual === undefined),
      isDefined: that('must be defined', () => actual !== undefined),
      isNull: that('must be null', () => actual === null),
      isNotNull: that('must not be null', () => actual !== null),
      isTrue: that('must be true', () => actual === true),
      isFalse: that('must be false', () => actual === false),
      isTruthy: that('must be truthy', () => !!actual),
      isFalsy: that('must be falsy', () => !actual),
      isNaN: that('must be NaN', () => actual !== actual),
      isNotNaN: that('must not be NaN', () => actual === actual),
      isInfinity: that('must be infinite', () => actual === Infinity || actual === -Infinity),
      isNotInfinity: that('must not be infinite', () => actual !== Infinity && actual !== -Infinity),
      isEqualTo: that('must be equal', (expected) => equal(actual, expected, 0)),
      isNotEqualTo: that('must not be equal', (expected) => !equal(actual, expected, 0)),
      isStrictlyEqualTo: that('must be the same', (expected) => actual === expected),
      isNotStrictlyEqualTo: that('must not be the same', (expected) => actual !== expected),
      isAnyOf: that('must be one of these', (...expected) => isIn(expected)),
      isNoneOf: that('must be none of these', (...expected) => !isIn(expected)),
      isGreaterThan: that('must be greater', (expected) => actual > expected),
      isGreaterThanOrEqualTo: that('must not be less', (expected) => actual >= expected),
      isLessThan: that('must be less', (expected) => actual < expected),
      isLessThanOrEqualTo: that('must not be greater', (expected) => actual <= expected),
      contains: that('must contain', (...expected) => isCollection() && has(actual, expected) === 0),
      doesNotContain: that('must not contain', (...expected) => isCollection() && has(actual, expected) === expected.length),
      containsExactly: that('must contain exactly', (...expected) => exactly(expected)),
      doesNotContainExactly: that('must not contain exactly', (...expected) => !exactly(expected)),
      hasLength: that('must have this length', (expected) => isCollection() && actual.length === expected),
      isEmpty: that('must be empty', isEmpty),
      isNotEmpty: that('must not be empty', () => (isCollection() || typeOf(actual) === 'object') && !isEmpty()),
      isArray: isType('array'),
      isBoolean: isType('boolean'),
      isFunction: isType('function'),
      isNumber: isType('number'),
      isObject: isType('object'),
      isString: isType('string')
    };
  }

  function assertApi(name) {
    const made = calls[native.text(name)] || [];
    const matches = (expected) => made.some((args) => equal(args, expected, 0));
    const shown = () => made.length === 0 ? 'it was not called' : made.length === 1 ? made[0] : made;
    return {
      wasCalled: () => check(made.length > 0, undefined, name + ' must have been called', shown()),
      wasNotCalled: () => check(made.length === 0, undefined, name + ' must not have been called', shown()),
      wasCalledWith: (...expected) => check(matches(expected), undefined, name + ' must have been called with', shown(), expected, true),
      wasNotCalledWith: (...expected) => check(!matches(expected), undefined, name + ' must not have been called with', shown(), expected, true)
    };
  }

  return {
    runCode,
    require: (name) => requireOf(native.text(name), false),
    mock(name, result) {
      mocks[native.text(name)] = result;
      delete stand[native.text(name)];
    },
    mockObject(name, object) {
      stand[native.text(name)] = object;
      delete mocks[native.text(name)];
    },
    assertThat,
    assertApi,
    fail(message) { failed(message === undefined ? 'fail() was called' : native.text(message)); }
  };
}))js";

} // namespace sluis::sandbox::worker
