package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.mailedcode.CodeHolder;
import net.psmail.provisioning.mailedcode.MailedCodes;
import net.psmail.provisioning.otheraddress.OtherAddress;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.signup.Layers;
import org.junit.jupiter.api.Test;

class MailedCodeSignUpIT extends OtherAddressTest {

  @Inject MailedCodes codes;
  @Inject Layers layers;

  @Test
  void letsInWhoHasConfirmedAnAddressAndMadeNoProof() {
    assertThat(layers.takeMailedCodes()).isTrue();
    String form = UUID.randomUUID().toString();
    confirmFor(form, elsewhere());
    Session member = sessionOf(register(form, newName(), false));
    assertThat(member.waitingSince()).isEmpty();
    assertThat(others.find(member)).isEmpty();
    assertThat(codes.confirmed(CodeHolder.of(form))).isEmpty();
  }

  @Test
  void keepsTheAddressOfWhoWantsThat() {
    String form = UUID.randomUUID().toString();
    String address = elsewhere();
    confirmFor(form, address);
    Session member = sessionOf(register(form, newName(), true));
    assertThat(others.find(member).map(OtherAddress::address)).contains(address);
    assertThat(letters.last(address, 2).subject()).contains("is confirmed");
  }

  @Test
  void forgetsTheAddressOfWhoDoesNot() {
    String form = UUID.randomUUID().toString();
    String address = elsewhere();
    confirmFor(form, address);
    register(form, newName(), false);
    assertThat(count("mailed_code where address = ?", address)).isZero();
    assertThat(count("other_address where address = ?", address)).isZero();
  }

  @Test
  void letsWaitWhoseCodeIsWrongOrWasMailedForAnotherForm() {
    String form = UUID.randomUUID().toString();
    String address = elsewhere();
    codes.ask(CodeHolder.of(form), address, "en");
    letters.code(address, 1);
    assertThat(kindOf(() -> codes.confirm(CodeHolder.of(form), "0000-0000-0000")))
        .isEqualTo(Kind.CODE_REFUSED);
    assertThat(sessionOf(register(form, newName(), true)).waitingSince()).isPresent();

    String other = UUID.randomUUID().toString();
    confirmFor(other, elsewhere());
    String third = UUID.randomUUID().toString();
    assertThat(sessionOf(register(third, newName(), false)).waitingSince()).isPresent();
  }

  @Test
  void makesOneAccountOfOneConfirmedAddressHoweverManyUseItAtOnce() throws Exception {
    String form = UUID.randomUUID().toString();
    confirmFor(form, elsewhere());
    List<Future<SessionToken>> results = atOnce(6, () -> register(form, newName(), false));
    int let = 0;
    for (Future<SessionToken> result : results) {
      try {
        let += sessionOf(result.get()).waitingSince().isEmpty() ? 1 : 0;
      } catch (ExecutionException refused) {
        assertThat(refused.getCause()).hasMessage(Kind.CODE_REFUSED.name());
      }
    }
    assertThat(let).isOne();
  }

  private void confirmFor(String form, String address) {
    CodeHolder holder = CodeHolder.of(form);
    codes.ask(holder, address, "en");
    codes.confirm(holder, letters.code(address, 1));
    assertThat(codes.confirmed(holder)).contains(address);
  }

  private SessionToken register(String form, String name, boolean keeps) {
    return accounts.register(
        new Registration(form, name, DOMAIN, PASSWORD, "", "", keeps, "en"), ORIGIN);
  }
}
