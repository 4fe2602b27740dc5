package net.psmail.certificates.acme;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;

/**
 * The key of an account, and beside it, while it is changed, the one that is to follow: until it is
 * known which of them the authority takes, both are kept. Whatever a kill leaves undone is done by
 * the next call.
 */
final class AccountKeys {

  private final KeyFiles files;
  private final String name;
  private final SecureRandom random;

  AccountKeys(KeyFiles files, String name, SecureRandom random) {
    this.files = files;
    this.name = name;
    this.random = random;
  }

  KeyPair current() {
    return files.readOrMake(name, this::made);
  }

  Optional<KeyPair> find() {
    return files.find(name);
  }

  boolean isCurrent(KeyPair key) {
    return find().filter(current -> current.getPublic().equals(key.getPublic())).isPresent();
  }

  /** The key that a change was begun with. */
  Optional<KeyPair> begun() {
    return files.find(next());
  }

  KeyPair begin() {
    return files.readOrMake(next(), this::made);
  }

  /** The authority knows the new key. */
  void changed(KeyPair accepted) {
    files.keep(name, accepted);
    files.forget(next());
  }

  /** The authority knows the old key still. */
  void notChanged() {
    files.forget(next());
  }

  /** There is no account any more. */
  void forget() {
    files.forget(name);
    files.forget(next());
  }

  private KeyPair made() {
    return KeyType.EC_P256.newKeyPair(random);
  }

  private String next() {
    return name + ".next";
  }
}
