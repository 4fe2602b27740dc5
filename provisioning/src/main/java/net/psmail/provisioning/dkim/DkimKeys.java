package net.psmail.provisioning.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.dkim.SignerFiles.Entry;
import net.psmail.provisioning.dkim.SigningKey.State;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign the mail of each domain (<a href="https://www.rfc-editor.org/rfc/rfc6376">RFC
 * 6376</a>). A new key signs nothing before the DNS has its record, and the one before it stays in
 * the DNS for a week.
 */
@ApplicationScoped
public class DkimKeys {

  /** The job that looks after one key in the DNS; its instance is {@code domain/selector}. */
  public static final String FOLLOWED = "follow signing key";

  /** What every receiver can check; Ed25519 (RFC 8463) many cannot. */
  private static final int RSA_BITS = 2048;

  private static final int RADIX = 36;
  private static final int ENDINGS = RADIX * RADIX;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject SecureRandom random;

  private volatile @Nullable SignerFiles files;

  /** Writes down for the signer who signs; without one nothing happens. */
  public void start() {
    files = DkimSettings.read().directory().map(SignerFiles::new).orElse(null);
    tellSigner();
  }

  /** Whether outgoing mail can be signed here. */
  public boolean areUsed() {
    return files != null;
  }

  /**
   * The keys of a domain, the oldest first.
   *
   * @throws net.psmail.provisioning.ProvisioningException INVALID_ADDRESS when it is not served
   */
  public List<SigningKey> of(DomainName domain) {
    return transactions.call(
        () ->
            rows(domain).stream()
                .map(row -> row.key(clock.instant(), hasFile(domain, row)))
                .toList());
  }

  /**
   * Makes a key that waits to be published; nothing happens while one does already. It and what
   * deletes files that belong to no key keep out of each other's way.
   */
  public synchronized void make(Session operator, DomainName domain, Origin origin) {
    SignerFiles signer = files;
    if (signer == null || isWaiting(domain)) {
      return;
    }
    KeyPair pair = newPair();
    String publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    PublishedKey key = new PublishedKey(newSelector(), publicKey);
    // Before the row: a key without a file could not sign. And nobody deletes it meanwhile.
    signer.writeKey(new Entry(domain.ascii(), key.selector()), pair.getPrivate());
    transactions.run(
        () -> {
          endLost(domain);
          entities.persist(new KeyRow(domains.idOf(domain), key, clock.instant()));
          follow(domain, key.selector(), clock.instant());
          audit.by(operator, Act.DKIM_KEY_MADE, subject(domain, key.selector()), origin);
        });
  }

  /** The DNS has the record of a key: from now on it signs, and the one before it no more. */
  public void published(DomainName domain, String selector) {
    transactions.run(
        () -> {
          List<KeyRow> rows = rows(domain);
          for (KeyRow row : rows) {
            if (row.waits() && row.selector().equals(selector) && hasFile(domain, row)) {
              rows.stream().filter(KeyRow::signs).forEach(one -> retire(domain, one));
              row.sign(clock.instant());
              audit.bySystem(Act.DKIM_KEY_SIGNS, subject(domain, selector));
            }
          }
        });
    tellSigner();
  }

  /** The DNS has the record of a key no more: once its time is over, nothing is left of it. */
  public void withdrawn(DomainName domain, String selector) {
    transactions.run(
        () -> {
          for (KeyRow row : rows(domain)) {
            boolean over = !row.key(clock.instant(), hasFile(domain, row)).isPublished();
            if (over && row.selector().equals(selector)) {
              entities.remove(row);
              audit.bySystem(Act.DKIM_KEY_WITHDRAWN, subject(domain, selector));
            }
          }
        });
    tellSigner();
  }

  /** Writes down anew who signs for which domain; after the domains have changed, too. */
  public synchronized void tellSigner() {
    SignerFiles signer = files;
    if (signer == null) {
      return;
    }
    Map<DomainName, List<SigningKey>> keys = transactions.call(this::ofServedDomains);
    List<Entry> signing = new ArrayList<>();
    keys.forEach(
        (domain, ofDomain) ->
            ofDomain.stream()
                .filter(key -> key.state() == State.SIGNING)
                .forEach(key -> signing.add(new Entry(domain.ascii(), key.key().selector()))));
    signer.writeTable(signing);
    keys.forEach(
        (domain, ofDomain) ->
            signer.keepOnly(
                domain.ascii(),
                ofDomain.stream()
                    .filter(SigningKey::isPublished)
                    .map(key -> key.key().selector())
                    .collect(Collectors.toSet())));
  }

  /** By two questions, however many domains there are; those without a key are in it, too. */
  private Map<DomainName, List<SigningKey>> ofServedDomains() {
    Map<Long, List<KeyRow>> rows =
        entities
            .createQuery("select k from KeyRow k order by k.id", KeyRow.class)
            .getResultStream()
            .collect(Collectors.groupingBy(KeyRow::domainId));
    Map<DomainName, List<SigningKey>> keys = new TreeMap<>(Comparator.comparing(DomainName::ascii));
    domains
        .servedById()
        .forEach(
            (id, domain) ->
                keys.put(
                    domain,
                    rows.getOrDefault(id, List.of()).stream()
                        .map(row -> row.key(clock.instant(), hasFile(domain, row)))
                        .toList()));
    return keys;
  }

  private void retire(DomainName domain, KeyRow row) {
    Instant now = clock.instant();
    row.retire(now);
    follow(domain, row.selector(), row.key(now, true).until());
  }

  private void follow(DomainName domain, String selector, Instant due) {
    jobs.order(FOLLOWED, domain.ascii() + "/" + selector, due);
  }

  private boolean isWaiting(DomainName domain) {
    return of(domain).stream().anyMatch(key -> key.state() == State.NEW);
  }

  /** What they signed is under way all the same, if they signed anything. */
  private void endLost(DomainName domain) {
    for (KeyRow row : rows(domain)) {
      if (row.key(clock.instant(), hasFile(domain, row)).state() != State.LOST) {
        continue;
      }
      if (row.signs()) {
        retire(domain, row);
      } else {
        entities.remove(row);
      }
    }
  }

  private List<KeyRow> rows(DomainName domain) {
    return entities
        .createQuery(
            "select k from KeyRow k where k.domainId = :domain order by k.id", KeyRow.class)
        .setParameter("domain", domains.idOf(domain))
        .getResultList();
  }

  private boolean hasFile(DomainName domain, KeyRow row) {
    return Optional.ofNullable(files)
        .map(signer -> signer.hasKey(new Entry(domain.ascii(), row.selector())))
        .orElse(false);
  }

  /** The day, so that people see its age, and an ending that makes it one of its kind. */
  private String newSelector() {
    String day =
        DateTimeFormatter.BASIC_ISO_DATE.format(
            clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
    String ending = Integer.toString(ENDINGS + random.nextInt(ENDINGS * (RADIX - 1)), RADIX);
    return "ps" + day + "-" + ending;
  }

  private KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS, random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String subject(DomainName domain, String selector) {
    return domain.ascii() + " (" + selector + ")";
  }
}
