package net.psmail.provisioning.it;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.psmail.provisioning.account.LateRecovery;
import net.psmail.provisioning.otheraddress.OtherAddresses;
import net.psmail.provisioning.otheraddress.Recoveries;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.session.Session;
import org.awaitility.Awaitility;

/** Members with other addresses, and what is mailed there. */
abstract class OtherAddressTest extends FacadeTest {

  static final Duration DELAY = Duration.ofDays(2);
  static final String NEW_PASSWORD = "another horse battery";

  @Inject OtherAddresses others;
  @Inject Recoveries recoveries;
  @Inject LateRecovery lateRecovery;
  @Inject FakeLetters letters;

  /** An address at another provider that no other test has. */
  static String elsewhere() {
    return "p" + UUID.randomUUID().toString().replace("-", "") + "@elsewhere.example";
  }

  Session memberWith(String address) {
    Session member = register(newName());
    confirm(member, address);
    return member;
  }

  void confirm(Session member, String address) {
    int before = letters.to(address).size();
    others.ask(member, address);
    others.confirm(member, letters.code(address, before + 1), ORIGIN);
    letters.last(address, before + 2);
  }

  /** Asks for a recovery and reads the letter. */
  String asked(Session member, String address) {
    int before = withLink(address).size();
    recoveries.ask(member.signInName(), ORIGIN);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> withLink(address).size() > before);
    return FakeLetters.token(withLink(address).get(before));
  }

  private List<Letter> withLink(String address) {
    return letters.to(address).stream()
        .filter(letter -> letter.text().contains("/recover/link/"))
        .toList();
  }

  String begun(Session member, String address) {
    String token = asked(member, address);
    recoveries.begin(token, ORIGIN);
    return token;
  }

  String ready(Session member, String address) {
    String token = begun(member, address);
    SettableClock.INSTANCE.putForward(DELAY.plusMinutes(1));
    return token;
  }

  /** Until nobody's question is open: then there is no letter that would still come. */
  void allAreLookedUp() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                count("recovery_question where address <> ?", "") == 0
                    && count("scheduled_tasks where task_name = ?", "recovery letter") == 0);
  }
}
