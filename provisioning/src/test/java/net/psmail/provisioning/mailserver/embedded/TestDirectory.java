package net.psmail.provisioning.mailserver.embedded;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.Login;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.sending.SendingRefusal;

/** Mailboxes and device passwords without a database. */
final class TestDirectory implements MailDirectory {

  static final DomainName DOMAIN = new DomainName("psmail.test");

  private final Map<MailAddress, Recipient> mailboxes = new ConcurrentHashMap<>();
  private final Map<MailAddress, KeyPair> keys = new ConcurrentHashMap<>();
  private final Map<String, MailAddress> passwords = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> refused = new ConcurrentHashMap<>();
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final Map<MailAddress, MailAddress> aliases = new ConcurrentHashMap<>();
  private final Map<MailAddress, Integer> mails = new ConcurrentHashMap<>();
  private final AtomicInteger names = new AtomicInteger();
  final AtomicInteger logins = new AtomicInteger();
  final AtomicInteger unread = new AtomicInteger();
  private final Map<String, List<String>> refusals = new ConcurrentHashMap<>();
  final Set<String> protocols = ConcurrentHashMap.newKeySet();

  /** Where mail goes whose subject has this word; the rest into INBOX. */
  final Map<String, List<Placement>> rules = new ConcurrentHashMap<>();

  @Override
  public List<Placement> placements(MailAddress mailbox, Function<String, List<String>> headers) {
    return headers.apply("Subject").stream()
        .flatMap(subject -> rules.keySet().stream().filter(subject::contains))
        .findFirst()
        .map(rules::get)
        .orElseGet(() -> List.of(Placement.in(Placement.INBOX)));
  }

  /** Those who have sent enough. */
  final Map<MailAddress, SendingRefusal> spent = new ConcurrentHashMap<>();

  /** To how many recipients each has sent. */
  final Map<MailAddress, Long> sent = new ConcurrentHashMap<>();

  @Override
  public Optional<SendingRefusal> take(MailAddress mailbox, long recipients) {
    if (!spent.containsKey(mailbox)) {
      sent.merge(mailbox, recipients, Long::sum);
    }
    return Optional.ofNullable(spent.get(mailbox));
  }

  MailAddress newMailbox(long quotaBytes) {
    MailAddress address = new MailAddress("member" + names.incrementAndGet(), DOMAIN);
    newKey(address, quotaBytes);
    return address;
  }

  /** As after a reset without the recovery code. */
  void newKey(MailAddress address, long quotaBytes) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      keys.put(address, pair);
      mailboxes.put(address, new Recipient(address, pair.getPublic(), quotaBytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String newPassword(MailAddress address) {
    String password = UUID.randomUUID().toString();
    passwords.put(password, address);
    return password;
  }

  String newPasswordUntil(MailAddress address, Instant end) {
    String password = newPassword(address);
    ends.put(password, end);
    return password;
  }

  String newPasswordFor(MailAddress address, boolean reading, boolean sending) {
    String password = newPassword(address);
    if (!reading) {
      refused.put(password, Set.of("imap", "pop3"));
    } else if (!sending) {
      refused.put(password, Set.of("smtp"));
    }
    return password;
  }

  void readsLettersToTheProvider(MailAddress mailbox) {
    aliases.put(new MailAddress("postmaster", DOMAIN), mailbox);
    aliases.put(new MailAddress("abuse", DOMAIN), mailbox);
  }

  void leads(MailAddress alias, MailAddress mailbox) {
    aliases.put(alias, mailbox);
  }

  void leadsNowhere(MailAddress alias) {
    aliases.remove(alias);
  }

  int mailsTo(MailAddress alias) {
    return mails.getOrDefault(alias, 0);
  }

  void revoke(String password) {
    passwords.remove(password);
  }

  @Override
  public boolean serves(DomainName domain) {
    return domain.equals(DOMAIN);
  }

  @Override
  public Optional<Recipient> recipient(MailAddress address) {
    MailAddress reader = aliases.getOrDefault(address, address);
    return Optional.ofNullable(mailboxes.get(reader));
  }

  @Override
  public void delivered(Collection<MailAddress> addresses) {
    addresses.forEach(address -> mails.merge(address, 1, Integer::sum));
  }

  @Override
  public Optional<Login> logIn(
      String userName, String password, String protocol, InetAddress client) {
    logins.incrementAndGet();
    protocols.add(protocol);
    MailAddress address = passwords.get(password);
    boolean over = ends.getOrDefault(password, Instant.MAX).isBefore(Instant.now());
    boolean unfit = refused.getOrDefault(password, Set.of()).contains(protocol);
    if (over || unfit || address == null || !address.toString().equals(userName)) {
      return Optional.empty();
    }
    Recipient recipient = mailboxes.get(address);
    KeyPair pair = keys.get(address);
    return recipient == null || pair == null
        ? Optional.empty()
        : Optional.of(new Login(recipient, pair.getPrivate()));
  }

  @Override
  public void refused(String userName, String password, String protocol, InetAddress client) {
    refusals
        .computeIfAbsent(userName, name -> new CopyOnWriteArrayList<>())
        .add(protocol + " " + Origin.of(client, null).network());
  }

  @Override
  public void turnedAway(String userName, String protocol, InetAddress client) {
    unread.incrementAndGet();
    refused(userName, "", protocol, client);
  }

  List<String> refusalsOf(MailAddress address) {
    return refusals.getOrDefault(address.toString(), List.of());
  }
}
