package net.psmail.status.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is made again only when what it is made of has changed. That is its key: all of it, for what
 * the key leaves out would go stale.
 */
final class Kept<V> {

  private Map<Object, V> before = Map.of();
  private Map<Object, V> now = new HashMap<>();

  V get(Object key, Supplier<V> maker) {
    V kept = before.get(key);
    V value = kept == null ? maker.get() : kept;
    now.put(key, value);
    return value;
  }

  /** Forgets what nobody has asked for since the last call. */
  void forgetOthers() {
    before = now;
    now = new HashMap<>();
  }
}
