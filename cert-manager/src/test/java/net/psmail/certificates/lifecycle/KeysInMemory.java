package net.psmail.certificates.lifecycle;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of a node whose disk is not what is tried. */
final class KeysInMemory extends KeyFiles {

  private final Map<String, KeyPair> keys = new HashMap<>();

  KeysInMemory() {
    super(Path.of("nowhere"));
  }

  @Override
  public Optional<KeyPair> find(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  @Override
  public void keep(String name, KeyPair pair) {
    keys.put(name, pair);
  }

  @Override
  public void forget(String name) {
    keys.remove(name);
  }

  @Override
  public <T> T locked(Supplier<T> act) {
    return act.get();
  }
}
