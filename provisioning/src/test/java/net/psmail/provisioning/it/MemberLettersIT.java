package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class MemberLettersIT extends FacadeTest {

  private static final String NEXT_PASSWORD = "another horse battery staple";

  @Test
  void tellOfASignInFromANewPlaceAndOfNoOther() {
    Session session = register(newName());
    signIn(session, ORIGIN);
    assertThat(told(session, "SIGNED_IN")).isZero();
    signIn(session, new Origin("198.51.100.0/24", "a browser"));
    assertThat(told(session, "SIGNED_IN")).isOne();
    signIn(session, new Origin("198.51.100.0/24", "a browser"));
    signIn(session, new Origin("198.51.7.0/24", "a browser"));
    assertThat(told(session, "SIGNED_IN")).isOne();
    signIn(session, new Origin("198.51.100.0/24", "Firefox/128.0 (X11; Linux)"));
    assertThat(told(session, "SIGNED_IN")).isEqualTo(2);
  }

  @Test
  void tellOfEachDevicePasswordButTheFirst() {
    Session session = register(newName());
    newDevice(session, "Laptop");
    assertThat(told(session, "DEVICE_MADE")).isZero();
    newDevice(session, "Phone");
    assertThat(told(session, "DEVICE_MADE")).isOne();
  }

  @Test
  void tellOfAnotherPasswordAndOfTheWishToLeave() {
    Session session = register(newName());
    accounts.changePassword(session, PASSWORD, NEXT_PASSWORD, false, ORIGIN);
    assertThat(told(session, "PASSWORD_CHANGED")).isOne();
    accounts.requestDeletion(session, NEXT_PASSWORD, ORIGIN);
    assertThat(told(session, "DELETION_REQUESTED")).isOne();
  }

  @Test
  void areTenADayAtTheMostOfWhatHappensOften() {
    Session session = register(newName());
    for (int device = 0; device < 13; device++) {
      newDevice(session, "Device " + device);
    }
    assertThat(told(session, "DEVICE_MADE")).isEqualTo(10);
    accounts.changePassword(session, PASSWORD, NEXT_PASSWORD, false, ORIGIN);
    assertThat(told(session, "PASSWORD_CHANGED")).as("is told in any case").isOne();
    SettableClock.INSTANCE.putForward(Duration.ofDays(1).plusMinutes(1));
    newDevice(sessionOf(signIn(session.signInName(), NEXT_PASSWORD, ORIGIN)), "Next day");
    assertThat(told(session, "DEVICE_MADE")).isEqualTo(11);
  }

  @Test
  void leaveOnceTheActIsDone() {
    Session session = register(newName());
    newDevice(session, "Laptop");
    newDevice(session, "Phone");
    noLetterWaits(session);
  }

  private void signIn(Session session, Origin origin) {
    signIn(session.signInName(), PASSWORD, origin);
  }
}
