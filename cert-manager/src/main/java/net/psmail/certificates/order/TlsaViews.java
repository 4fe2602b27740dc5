package net.psmail.certificates.order;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.certificates.Tlsa;
import net.psmail.certificates.dns.TlsaRecords;
import net.psmail.certificates.lifecycle.Managed;
import net.psmail.certificates.lifecycle.Promise;
import net.psmail.certificates.lifecycle.PromisedName;
import net.psmail.certificates.lifecycle.Promises;
import net.psmail.certificates.order.TlsaView.Line;

/** TLSA records as people are shown them. */
final class TlsaViews {

  private static final List<String> KEYS = List.of("current", "next", "former");

  private final Promises promises;
  private final Clock clock;

  TlsaViews(Promises promises, Clock clock) {
    this.promises = promises;
    this.clock = clock;
  }

  List<TlsaView> of(Managed certificate) {
    String id = certificate.plan().id();
    List<Promise> made = promises.of(id);
    Set<String> served =
        certificate.standing().current().stream()
            .limit(1)
            .map(X509Certificate::getPublicKey)
            .map(Tlsa::digest)
            .collect(Collectors.toUnmodifiableSet());
    return promises.names(id).stream()
        .map(
            name ->
                view(
                    name,
                    made.stream().filter(one -> one.owner().equals(name.owner())).toList(),
                    served))
        .toList();
  }

  private TlsaView view(PromisedName name, List<Promise> made, Set<String> served) {
    long ttl = (name.ttl().isZero() ? TlsaRecords.TTL : name.ttl()).toSeconds();
    // A first record would turn mail away from what others serve there.
    boolean tooEarly = served.isEmpty() && name.ttl().isZero();
    List<Line> lines =
        made.stream()
            .filter(one -> !tooEarly)
            .filter(one -> one.unusedSince() == null || one.shownAt() != null)
            .map(one -> line(one, ttl, served))
            .sorted(Comparator.comparing(line -> KEYS.indexOf(line.key())))
            .toList();
    String state = tooEarly && name.lookedAt() != null ? "unserved" : state(name, lines);
    return new TlsaView(
        name.owner(),
        ttl,
        lines,
        state,
        name.lookedAt(),
        name.signed(),
        !name.pasted(),
        name.trouble(),
        sentence(name, state, lines));
  }

  private Line line(Promise promise, long ttl, Set<String> served) {
    boolean isFormer = promise.unusedSince() != null;
    String key = isFormer ? "former" : served.contains(promise.digest()) ? "current" : "next";
    String text =
        "%s. %d IN TLSA %s".formatted(promise.owner(), ttl, Tlsa.ofDigest(promise.digest()).text());
    String state = isFormer ? formerState(promise) : state(promise);
    return new Line(text, key, state, promise.seenSince(), promise.ripeAt());
  }

  private String formerState(Promise promise) {
    return promise.mayGo(clock.instant()) ? "removable" : "staying";
  }

  private static String state(Promise promise) {
    return promise.seenSince() == null ? "missing" : promise.isRipe() ? "ripe" : "seen";
  }

  private static String state(PromisedName name, List<Line> lines) {
    if (name.lookedAt() == null) {
      return "unknown";
    }
    if (name.refused()) {
      return "wrong";
    }
    if (!name.wanted()) {
      return "leaving";
    }
    if (lines.stream().anyMatch(line -> line.state().equals("missing"))) {
      return "missing";
    }
    boolean waits =
        lines.stream().anyMatch(line -> line.key().equals("next") && line.state().equals("seen"));
    return waits ? "waiting" : "ripe";
  }

  private static String sentence(PromisedName name, String state, List<Line> lines) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        switch (state) {
          case "unknown" -> "The DNS has not been asked yet.";
          case "unserved" -> "Records are wanted as soon as the certificate is served.";
          case "wrong" ->
              "The TLSA records at "
                  + name.owner()
                  + " stand for other keys than the one that is served: mail servers that go by"
                  + " them do not deliver.";
          case "leaving" -> "No records are wanted here any more; the key stays while there are.";
          case "missing" ->
              name.pasted()
                  ? "Put these records into the zone: not every authoritative server shows them all."
                  : "Not every authoritative server shows all records yet.";
          case "waiting" -> "The next key is not used before its record has been seen long enough.";
          default -> "The next key may be used.";
        });
    if (name.pasted() && lines.stream().anyMatch(line -> line.state().equals("removable"))) {
      sentences.add("Remove the records of former keys.");
    }
    if (name.lookedAt() != null && !name.signed()) {
      sentences.add("There is no DNSSEC: nobody goes by the records.");
    }
    if (name.trouble() != null) {
      sentences.add(name.trouble());
    }
    return String.join(" ", sentences);
  }
}
