package net.psmail.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import net.psmail.portal.view.DevicesView.Device;
import net.psmail.portal.view.DevicesView.Use;
import net.psmail.portal.view.MemberView;
import net.psmail.portal.view.SendingView;
import net.psmail.portal.view.SetupView.Protocol;
import net.psmail.portal.view.SignInsView.Row;
import net.psmail.provisioning.account.OpenReset;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.invite.SentInvite;
import net.psmail.provisioning.member.FoundMember;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.MemberNote;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspension.From;
import org.junit.jupiter.api.Test;

/** Accounts as the API writes them, against its description. */
class AccountJsonTest {

  private static final Instant AT = Instant.parse("2026-11-27T18:00:00.123456Z");

  @Test
  void whatIsFoundIsAsDescribedFullOrBare() {
    Described.assertIs(
        "FoundAccount",
        AccountJson.found(
            new FoundMember(
                1,
                "ada@psmail.test",
                Member.State.LEAVING,
                Optional.of("SIGN_IN"),
                AT,
                Optional.of("shop@psmail.test"))));
    FoundMember bare =
        new FoundMember(
            1, "ada@psmail.test", Member.State.ACTIVE, Optional.empty(), AT, Optional.empty());
    assertThat(Described.assertIs("FoundAccount", AccountJson.found(bare)).isNull("alias"))
        .isTrue();
  }

  @Test
  void whatAnOperatorHasSetGoingIsAsDescribed() {
    Suspension suspension =
        new Suspension(From.SIGN_IN, "Why", AT, Optional.of(AT.plusSeconds(60)), "grace");
    assertThat(
            Described.assertIs("Suspension", AccountJson.suspension(suspension)).getString("from"))
        .isEqualTo("sign-in");
    Described.assertIs(
        "Reset", AccountJson.reset(Optional.of(new OpenReset(AT, AT.plusSeconds(60), "grace"))));
    Described.assertIs(
        "Deletion",
        AccountJson.deletion(
            new ProposedDeletion(
                1,
                "ada@psmail.test",
                "Why",
                2,
                "grace",
                AT,
                Optional.of("alan"),
                Optional.of(AT))));
    Described.assertIs("Note", AccountJson.note(new MemberNote(1, "Called us.", "grace", AT)));
    Described.assertIs(
        "Act", AccountJson.act(new MemberView.Act(AT, "note-added", "grace", "ada@psmail.test")));
  }

  @Test
  void whatItMaySendIsAsDescribed() {
    JsonObject probation =
        Described.assertIs(
            "Sending",
            AccountJson.sending(
                new SendingView(3, 20, 5, 20, new SendingView.Next(AT, 50, 100), false)));
    assertThat(probation.getInt("hourlyLimit")).isEqualTo(20);
    assertThat(probation.getJsonObject("next").getInt("dailyLimit")).isEqualTo(100);
    JsonObject any =
        Described.assertIs("Sending", AccountJson.sending(new SendingView(3, 0, 5, 0, null, true)));
    assertThat(any.isNull("hourlyLimit")).isTrue();
    assertThat(any.isNull("dailyLimit")).isTrue();
    assertThat(any.isNull("next")).isTrue();
  }

  @Test
  void whatWaitsIsAsDescribed() {
    Described.assertIs("Job", AccountJson.job(new MemberView.Job("erase", AT, 2)));
  }

  @Test
  void whatOpensItIsAsDescribed() {
    Use use = new Use(AT, Protocol.IMAP, "192.0.2.0/24", "Thunderbird");
    Described.assertIs(
        "Device", AccountJson.device(new Device(1, "Phone", "both", AT, use, null, AT)));
    Described.assertIs(
        "Device",
        AccountJson.device(
            new Device(1, "Phone", "read", AT, new Use(AT, null, null, null), AT, null)));
    Described.assertIs(
        "Device", AccountJson.device(new Device(1, "Phone", "send", AT, null, null, null)));
    Described.assertIs(
        "SignIn",
        AccountJson.signIn(new Row(AT, "imap", "revoked", null, "192.0.2.0/24", 3, true)));
    Described.assertIs("Alias", AccountJson.alias(new MemberView.Alias("shop@psmail.test", true)));
    Described.assertIs(
        "Invitation",
        AccountJson.invite(new SentInvite(1, "Ada", AT, Optional.of(AT), Optional.empty())));
  }
}
