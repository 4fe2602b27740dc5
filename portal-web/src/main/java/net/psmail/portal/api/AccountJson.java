package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;
import static net.psmail.portal.trust.FactsJson.strings;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.psmail.portal.trust.FactsJson;
import net.psmail.portal.view.BranchView;
import net.psmail.portal.view.DevicesView;
import net.psmail.portal.view.MemberView;
import net.psmail.portal.view.SendingView;
import net.psmail.portal.view.SignInsView;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.OpenReset;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.invite.SentInvite;
import net.psmail.provisioning.member.FoundMember;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.MemberNote;
import net.psmail.provisioning.suspension.Suspension;
import org.jspecify.annotations.Nullable;

/** Accounts as the API writes them: every field is always there, and null when it is empty. */
final class AccountJson {

  private AccountJson() {}

  static JsonObject found(FoundMember member) {
    return Json.createObjectBuilder()
        .add("id", member.id())
        .add("address", member.address())
        .add("state", Words.of(member.state()))
        .add("suspendedFrom", text(member.suspended().map(Words::of).orElse(null)))
        .add("since", moment(member.since()))
        .add("alias", text(member.alias().orElse(null)))
        .build();
  }

  /** What the account is, without what hangs on it. */
  static JsonObjectBuilder self(Member member) {
    return Json.createObjectBuilder()
        .add("id", member.id())
        .add("address", member.address().toString())
        .add("domain", member.address().domain().ascii())
        .add("state", Words.of(member.state()))
        .add("language", member.language())
        .add("since", moment(member.since()))
        .add("leavesAt", momentOrNull(member.leavesAt()))
        .add("takesMail", member.takesMail());
  }

  static JsonObject sending(SendingView sending) {
    return Json.createObjectBuilder()
        .add("lastHour", sending.lastHour())
        .add("hourlyLimit", limit(sending.hourly()))
        .add("lastDay", sending.lastDay())
        .add("dailyLimit", limit(sending.daily()))
        .add("next", sending.next() == null ? JsonValue.NULL : next(sending.next()))
        .add("probationLifted", sending.lifted())
        .build();
  }

  private static JsonObject next(SendingView.Next next) {
    return Json.createObjectBuilder()
        .add("at", moment(next.at()))
        .add("hourlyLimit", limit(next.hourly()))
        .add("dailyLimit", limit(next.daily()))
        .build();
  }

  private static JsonValue limit(long most) {
    return most == 0 ? JsonValue.NULL : Json.createValue(most);
  }

  static JsonValue suspension(Optional<Suspension> suspension) {
    return suspension.<JsonValue>map(AccountJson::suspension).orElse(JsonValue.NULL);
  }

  static JsonObject suspension(Suspension suspension) {
    return Json.createObjectBuilder()
        .add("from", Words.of(suspension.from()))
        .add("reason", suspension.reason())
        .add("since", moment(suspension.since()))
        .add("until", momentOrNull(suspension.until()))
        .add("by", suspension.by())
        .build();
  }

  static JsonValue reset(Optional<OpenReset> reset) {
    return reset
        .<JsonValue>map(
            open ->
                Json.createObjectBuilder()
                    .add("since", moment(open.since()))
                    .add("endsAt", moment(open.endsAt()))
                    .add("by", open.by())
                    .build())
        .orElse(JsonValue.NULL);
  }

  static JsonValue deletion(Optional<ProposedDeletion> wish) {
    return wish.<JsonValue>map(AccountJson::deletion).orElse(JsonValue.NULL);
  }

  static JsonObject deletion(ProposedDeletion wish) {
    return Json.createObjectBuilder()
        .add("reason", wish.reason())
        .add("askedBy", wish.askedBy())
        .add("askedAt", moment(wish.askedAt()))
        .add("approvedBy", text(wish.approvedBy().orElse(null)))
        .add("approvedAt", momentOrNull(wish.approvedAt()))
        .build();
  }

  static JsonObject note(MemberNote note) {
    return Json.createObjectBuilder()
        .add("id", note.id())
        .add("text", note.text())
        .add("by", note.by())
        .add("at", moment(note.at()))
        .build();
  }

  static JsonObject device(DevicesView.Device device) {
    DevicesView.Use use = device.lastUse();
    JsonObjectBuilder one =
        Json.createObjectBuilder()
            .add("id", device.id())
            .add("name", device.name())
            .add("scope", device.scope())
            .add("madeAt", moment(device.madeAt()))
            .add("endsAt", momentOrNull(Optional.ofNullable(device.endsAt())));
    return one.add("lastUse", use == null ? JsonValue.NULL : use(use)).build();
  }

  private static JsonObject use(DevicesView.Use use) {
    String protocol = use.protocol() == null ? null : Words.of(use.protocol());
    return Json.createObjectBuilder()
        .add("at", moment(use.at()))
        .add("protocol", text(protocol))
        .add("network", text(use.network()))
        .add("program", text(use.program()))
        .build();
  }

  static JsonObject signIn(SignInsView.Row row) {
    return Json.createObjectBuilder()
        .add("at", moment(row.at()))
        .add("by", row.by())
        .add("outcome", row.outcome())
        .add("refused", row.refused())
        .add("name", text(row.name()))
        .add("network", row.network())
        .add("times", row.times())
        .build();
  }

  static JsonObject alias(MemberView.Alias alias) {
    return Json.createObjectBuilder()
        .add("address", alias.address())
        .add("active", alias.active())
        .build();
  }

  static JsonObject job(MemberView.Job job) {
    return Json.createObjectBuilder()
        .add("name", job.name())
        .add("next", moment(job.next()))
        .add("failures", job.failures())
        .build();
  }

  static JsonObject act(MemberView.Act act) {
    return Json.createObjectBuilder()
        .add("at", moment(act.at()))
        .add("act", act.act())
        .add("by", act.who())
        .add("subject", act.subject())
        .build();
  }

  static JsonObject invite(SentInvite invite) {
    return Json.createObjectBuilder()
        .add("id", invite.id())
        .add("note", invite.note())
        .add("madeAt", moment(invite.madeAt()))
        .add("expiresAt", momentOrNull(invite.expiresAt()))
        .build();
  }

  /** Who invited whom, without those who were erased since. */
  static JsonValue addresses(List<BranchView.Person> above) {
    return strings(above.stream().flatMap(one -> Stream.ofNullable(one.address())).toList());
  }

  static <T> JsonArrayBuilder array(List<T> rows, Function<T, JsonObject> row) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    rows.stream().map(row).forEach(array::add);
    return array;
  }

  static JsonValue text(@Nullable String text) {
    return text == null ? JsonValue.NULL : Json.createValue(text);
  }

  private static JsonValue momentOrNull(Optional<Instant> moment) {
    return text(moment.map(FactsJson::moment).orElse(null));
  }
}
