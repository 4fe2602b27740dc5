package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.UUID;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.account.Recovery;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.device.NewDevice;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

@ArquillianTest
class MainPathIT {

  private static final DomainName DOMAIN = new DomainName("psmail.test");
  private static final Origin ORIGIN = new Origin("127.0.0.0/24", "test");

  @Inject Accounts accounts;
  @Inject Sessions sessions;
  @Inject Recovery recovery;
  @Inject DevicePasswords devices;
  @Inject MailDirectory directory;

  @Test
  void leadsFromRegistrationToAMailLogin() {
    SessionToken token =
        accounts.register(
            new Registration(
                UUID.randomUUID().toString(), "Anna.Berg", DOMAIN, "correct horse battery", "de"),
            ORIGIN);
    Session session = sessions.find(token).orElseThrow();
    assertThat(session.signInName()).isEqualTo("anna.berg@psmail.test");
    assertThat(recovery.code(session)).get().asString().hasSize(39);
    devices.make(session, "Laptop", ORIGIN);
    NewDevice device = devices.shown(session).orElseThrow();
    assertThat(directory.logIn("anna.berg@psmail.test", device.password(), "imap")).isPresent();
  }
}
