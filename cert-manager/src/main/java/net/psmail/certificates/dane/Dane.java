package net.psmail.certificates.dane;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.Tlsa;
import net.psmail.certificates.dns.ChangeRefused;
import net.psmail.certificates.dns.TlsaRecords;
import net.psmail.certificates.dns.TlsaSight;
import net.psmail.certificates.lifecycle.Managed;
import net.psmail.certificates.lifecycle.NextKeys;
import net.psmail.certificates.lifecycle.Promise;
import net.psmail.certificates.lifecycle.Promise.Spread;
import net.psmail.certificates.lifecycle.PromisedName;
import net.psmail.certificates.lifecycle.Promises;
import net.psmail.certificates.lifecycle.Standing;

/** Looks after the TLSA records of certificates. Every look may be cut off and done again. */
public final class Dane {

  /** Keys by their digests. */
  private record Keys(List<X509Certificate> served, Set<String> wanted) {}

  private final Promises promises;
  private final NextKeys nextKeys;
  private final TlsaRecords records;
  private final Clock clock;

  public Dane(Promises promises, NextKeys nextKeys, TlsaRecords records, Clock clock) {
    this.promises = promises;
    this.nextKeys = nextKeys;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Makes the next key, keeps what the authoritative servers show, and changes the records where we
   * may.
   */
  public void look(Managed certificate) {
    String id = certificate.plan().id();
    List<PromisedName> names = promises.names(id);
    if (!names.isEmpty()) {
      Keys keys = keys(certificate);
      names.forEach(name -> look(id, name, keys));
    }
  }

  private Keys keys(Managed certificate) {
    Standing standing = certificate.standing();
    Set<String> wanted =
        Stream.of(standing.current(), standing.pending())
            .flatMap(chain -> chain.stream().limit(1))
            .map(leaf -> Tlsa.digest(leaf.getPublicKey()))
            .collect(Collectors.toCollection(HashSet::new));
    wanted.add(Tlsa.digest(nextKeys.of(certificate.plan(), standing.current()).getPublic()));
    return new Keys(standing.current(), wanted);
  }

  private void look(String id, PromisedName name, Keys keys) {
    Instant now = clock.instant();
    TlsaSight sight;
    try {
      sight = records.look(name.owner());
    } catch (IOException nobody) {
      promises.keep(
          id, name.hindered("The DNS does not answer for it: " + nobody.getMessage() + "."));
      return;
    }
    Set<String> wanted = name.wanted() ? keys.wanted() : Set.of();
    List<Promise> made = new ArrayList<>();
    for (Promise promise : all(id, name, wanted)) {
      Spread spread = spread(sight, promise.digest());
      Promise seen =
          promise.after(spread, sight.ttl(), now).used(wanted.contains(promise.digest()), now);
      if (spread == Spread.NOWHERE && seen.isForgotten(now)) {
        promises.forget(id, seen);
      } else {
        promises.keep(id, seen);
        made.add(seen);
      }
    }
    if (made.isEmpty() && !name.wanted()) {
      promises.forget(id, name);
    } else {
      promises.keep(id, published(id, seen(name, sight, keys, now), sight, made, keys));
    }
  }

  /** Those that are known, and those that are wanted from now on. */
  private List<Promise> all(String id, PromisedName name, Set<String> wanted) {
    List<Promise> known =
        promises.of(id).stream().filter(promise -> promise.owner().equals(name.owner())).toList();
    Set<String> digests = known.stream().map(Promise::digest).collect(Collectors.toSet());
    List<Promise> all = new ArrayList<>(known);
    wanted.stream()
        .filter(digest -> !digests.contains(digest))
        .map(digest -> Promise.of(name.owner(), digest))
        .forEach(all::add);
    return all;
  }

  private PromisedName seen(PromisedName name, TlsaSight sight, Keys keys, Instant now) {
    List<String> silent = sight.silent();
    return new PromisedName(
        name.owner(),
        name.wanted(),
        now,
        sight.ttl(),
        sight.isSigned(),
        !keys.served().isEmpty() && sight.refuses(keys.served()),
        !records.takesChanges(),
        silent.isEmpty() ? null : "No answer comes from " + String.join(", ", silent) + ".");
  }

  /** Changes the records where that is needed, and says what came of it. */
  private PromisedName published(
      String id, PromisedName name, TlsaSight sight, List<Promise> made, Keys keys) {
    // A first record would turn mail away from what others serve there before anything of ours is.
    boolean turnsMailAway = keys.served().isEmpty() && sight.holdsOnly(Set.of());
    List<Promise> missing = turnsMailAway ? List.of() : missing(made, sight);
    List<Promise> superfluous = superfluous(name, made, sight);
    if (!records.takesChanges() || (missing.isEmpty() && superfluous.isEmpty())) {
      return name;
    }
    try {
      records.change(name.owner(), tlsa(missing), tlsa(superfluous));
      Instant now = clock.instant();
      missing.stream()
          .filter(promise -> spread(sight, promise.digest()) == Spread.NOWHERE)
          .forEach(promise -> promises.keep(id, promise.published(now)));
      return name;
    } catch (ChangeRefused refusal) {
      return name.notOurs(String.valueOf(refusal.getMessage()));
    } catch (IOException failure) {
      return name.hindered("The records cannot be changed now: " + failure.getMessage() + ".");
    }
  }

  private static List<Promise> missing(List<Promise> made, TlsaSight sight) {
    return made.stream()
        .filter(promise -> promise.unusedSince() == null)
        .filter(promise -> sight.lacks(Tlsa.ofDigest(promise.digest())))
        .toList();
  }

  /**
   * Records of keys that nobody waits for; and all of a name that has no more need of them, but
   * only together: some of them alone would turn mail away.
   */
  private List<Promise> superfluous(PromisedName name, List<Promise> made, TlsaSight sight) {
    Instant now = clock.instant();
    List<Promise> shown =
        made.stream().filter(promise -> sight.has(Tlsa.ofDigest(promise.digest()))).toList();
    if (name.wanted()) {
      return shown.stream().filter(promise -> promise.mayGo(now)).toList();
    }
    Set<Tlsa> ours =
        Set.copyOf(tlsa(shown.stream().filter(promise -> promise.publishedAt() != null).toList()));
    return sight.holdsOnly(ours) ? shown : List.of();
  }

  private static List<Tlsa> tlsa(List<Promise> promises) {
    return promises.stream().map(promise -> Tlsa.ofDigest(promise.digest())).toList();
  }

  private static Spread spread(TlsaSight sight, String digest) {
    Tlsa record = Tlsa.ofDigest(digest);
    if (!sight.lacks(record)) {
      return sight.isComplete() ? Spread.EVERYWHERE : Spread.UNCERTAIN;
    }
    return sight.isComplete() && !sight.has(record) ? Spread.NOWHERE : Spread.PARTLY;
  }
}
