package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.signin.SignIn;
import net.psmail.provisioning.signin.SignInFilter;
import net.psmail.provisioning.signin.SignInLog;
import org.junit.jupiter.api.Test;

class SignInLogIT extends FacadeTest {

  private static final String NEVER_MADE = "k7mq-2xv9-r4td-8hwn-3bcz-6yfp-0sgj";

  @Inject SignInLog log;

  @Test
  void tellsOfBrowsersAndMailProgramsLetInOrRefused() {
    Session session = register(newName());
    opensMail(session, newDevice(session, "Laptop"));
    directory.refused(session.signInName(), NEVER_MADE, "smtp", CLIENT);
    assertThat(kindOf(() -> signIn(session.signInName(), "not it at all", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    await().atMost(Duration.ofSeconds(20)).until(() -> all(session, SignInFilter.ALL).size() == 4);

    assertThat(acts(session, SignInFilter.WEB))
        .containsExactly(Act.SIGN_IN_REFUSED, Act.REGISTERED);
    assertThat(all(session, SignInFilter.MAIL))
        .extracting(one -> one.mail().orElseThrow())
        .containsExactlyInAnyOrder(
            new SignIn.Mail("imap", Optional.of("Laptop"), Optional.empty(), 1),
            new SignIn.Mail("smtp", Optional.empty(), Optional.of("UNKNOWN_PASSWORD"), 1));
    assertThat(all(session, SignInFilter.REFUSED)).hasSize(2);
    assertThat(all(register(newName()), SignInFilter.ALL)).hasSize(1);
  }

  @Test
  void goesThroughAllOfThemPageByPageAndShowsEachOnce() {
    Session session = register(newName());
    String password = newDevice(session, "Laptop");
    for (int network = 0; network < 40; network++) {
      directory.logIn(session.signInName(), password, "imap", address("10.0." + network + ".1"));
    }
    signIn(session.signInName(), PASSWORD, ORIGIN);

    SignInLog.Page first = log.page(session, SignInFilter.ALL, "");
    assertThat(first.signIns()).hasSize(25);
    SignInLog.Page second = log.page(session, SignInFilter.ALL, first.next().orElseThrow());
    assertThat(second.signIns()).hasSize(17);
    assertThat(second.next()).isEmpty();
    List<SignIn> both = new ArrayList<>(first.signIns());
    both.addAll(second.signIns());
    assertThat(both).doesNotHaveDuplicates();
    assertThat(both).isSortedAccordingTo(Comparator.comparing(SignIn::at).reversed());
  }

  @Test
  void beginsWithTheNewestForAPlaceThatIsNone() {
    Session session = register(newName());
    assertThat(log.page(session, SignInFilter.ALL, "../../etc").signIns()).hasSize(1);
  }

  @Test
  void tellsOfThirtyDays() {
    Session session = register(newName());
    opensMail(session, newDevice(session, "Laptop"));
    SettableClock.INSTANCE.putForward(Duration.ofDays(31));
    assertThat(all(session, SignInFilter.ALL)).isEmpty();
  }

  private List<SignIn> all(Session session, SignInFilter filter) {
    return log.page(session, filter, "").signIns();
  }

  private List<Act> acts(Session session, SignInFilter filter) {
    return all(session, filter).stream().map(one -> one.web().orElseThrow().act()).toList();
  }

  private static InetAddress address(String client) {
    try {
      return InetAddress.getByName(client);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
