package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.dkim.DkimKeys;
import net.psmail.provisioning.dkim.SigningKey;
import net.psmail.provisioning.dkim.SigningKey.State;
import net.psmail.provisioning.dns.CertificateFacts;
import net.psmail.provisioning.dns.MailPolicies;
import net.psmail.provisioning.dns.MtaStsMode;
import net.psmail.provisioning.dns.Zones;
import net.psmail.provisioning.session.Session;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The life of a key that signs, and what the zone has of it. */
class DkimKeysIT extends FacadeTest {

  private static final DomainName SECOND = new DomainName("second.test");
  private static final CertificateFacts FACTS = new CertificateFacts(Map.of(), List.of());

  @Inject DkimKeys keys;
  @Inject Zones zones;
  @Inject MailPolicies policies;

  @Inject
  @ConfigProperty(name = "psmail.dkim.directory")
  private String signer;

  @Test
  void signsOnceItIsPublishedAndStaysInTheZoneForAWeekAfterTheNextOneDoes() throws IOException {
    Session operator = register(newName());
    keys.make(operator, DOMAIN, ORIGIN);
    keys.make(operator, DOMAIN, ORIGIN);
    String first = only(State.NEW);
    assertThat(zone()).contains(first + "._domainkey.psmail.test. IN TXT \"v=DKIM1; k=rsa; p=");
    assertThat(table()).as("signs nothing yet").isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(first))))
        .isEqualTo("rw-------");

    keys.published(DOMAIN, "another");
    assertThat(table()).isEmpty();
    keys.published(DOMAIN, first);
    assertThat(only(State.SIGNING)).isEqualTo(first);
    assertThat(table()).isEqualTo("psmail.test psmail.test:" + first + ":" + file(first) + "\n");

    keys.make(operator, DOMAIN, ORIGIN);
    String second = only(State.NEW);
    assertThat(table()).as("the old one signs").contains(first).doesNotContain(second);
    keys.published(DOMAIN, second);
    assertThat(table()).contains(second).doesNotContain(first);
    assertThat(only(State.RETIRED)).isEqualTo(first);
    keys.withdrawn(DOMAIN, first);
    assertThat(zone()).as("not before its time").contains(first, second);

    SettableClock.INSTANCE.putForward(Duration.ofDays(8));
    assertThat(only(State.OVER)).isEqualTo(first);
    assertThat(zone()).contains(second).doesNotContain(first);
    keys.withdrawn(DOMAIN, first);
    assertThat(keys.of(DOMAIN)).hasSize(1);
    assertThat(file(first)).doesNotExist();
    assertThat(count("audit_entry where act like 'DKIM%' and subject like ?", "%" + first + "%"))
        .as("made, signs, withdrawn")
        .isEqualTo(3);

    keys.start();
    assertThat(table()).as("after another start").contains(second);
  }

  @Test
  void aKeyWhoseFileIsLostSignsNoMoreAndMakesRoomForAnother() throws IOException {
    Session operator = register(newName());
    keys.make(operator, SECOND, ORIGIN);
    SigningKey lost = keys.of(SECOND).get(0);
    Files.delete(Path.of(signer, "keys", "second.test", lost.key().selector() + ".pem"));
    keys.published(SECOND, lost.key().selector());
    assertThat(keys.of(SECOND)).extracting(SigningKey::state).containsExactly(State.LOST);
    keys.make(operator, SECOND, ORIGIN);
    assertThat(keys.of(SECOND)).extracting(SigningKey::state).containsExactly(State.NEW);
    keys.withdrawn(SECOND, keys.of(SECOND).get(0).key().selector());
    assertThat(keys.of(SECOND)).hasSize(1);
  }

  @Test
  void thePolicyBeginsWithTestingAndRemembersWhatItWasMade() {
    Session operator = register(newName());
    assertThat(policies.mode(DOMAIN)).isEqualTo(MtaStsMode.TESTING);
    policies.setMode(operator, DOMAIN, MtaStsMode.ENFORCE, ORIGIN);
    policies.setMode(operator, DOMAIN, MtaStsMode.ENFORCE, ORIGIN);
    assertThat(policies.mode(DOMAIN)).isEqualTo(MtaStsMode.ENFORCE);
    assertThat(policies.mode(SECOND)).isEqualTo(MtaStsMode.TESTING);
    assertThat(
            count("audit_entry where act = 'MTA_STS_CHANGED' and actor = ?", operator.signInName()))
        .isOne();
    assertThat(policies.text(new DomainName("third.test"))).isEmpty();
  }

  private String zone() {
    return zones.of(DOMAIN, FACTS).text();
  }

  private String only(State state) {
    List<SigningKey> found = keys.of(DOMAIN).stream().filter(key -> key.state() == state).toList();
    assertThat(found).hasSize(1);
    return found.get(0).key().selector();
  }

  private String table() throws IOException {
    return Files.readString(Path.of(signer, "key.table"));
  }

  private Path file(String selector) {
    return Path.of(signer, "keys", "psmail.test", selector + ".pem");
  }
}
