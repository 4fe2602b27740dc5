package net.psmail.portal.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import net.psmail.portal.members.MemberFacts;
import net.psmail.portal.view.MemberView;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.session.Actor;

/** Puts together what the API tells of one account: what its page in the control room shows. */
@ApplicationScoped
public class AccountSheet {

  @Inject private Members members;
  @Inject private MemberFacts facts;
  @Inject private MemberSuspensions suspensions;
  @Inject private MemberNotes notes;
  @Inject private Resets resets;
  @Inject private ProposedDeletions deletions;

  JsonObject of(Actor program, long id) {
    Member member = members.get(program, id);
    MemberView.Mail mail = facts.mail(program, member);
    MemberView.Access access = facts.access(member, "");
    return AccountJson.self(member)
        .add("mail", mail(mail))
        .add("sending", AccountJson.sending(mail.sending()))
        .add("suspension", AccountJson.suspension(suspensions.find(program, id)))
        .add("reset", AccountJson.reset(resets.find(program, id)))
        .add("deletion", AccountJson.deletion(deletions.find(program, id)))
        .add("recoveryCodeKept", access.recoveryConfirmed())
        .add("codeApp", access.app())
        .add("passkeys", access.passkeys())
        .add("devices", AccountJson.array(access.devices(), AccountJson::device))
        .add("aliases", AccountJson.array(facts.aliases(member), AccountJson::alias))
        .add("invitedBy", AccountJson.addresses(facts.above(member)))
        .add("jobs", AccountJson.array(facts.jobs(member), AccountJson::job))
        .add("notes", AccountJson.array(notes.list(program, id), AccountJson::note))
        .add("acts", AccountJson.array(facts.acts(member), AccountJson::act))
        .build();
  }

  private static JsonObject mail(MemberView.Mail mail) {
    Long used = mail.usedBytes();
    return Json.createObjectBuilder()
        .add("quotaBytes", mail.quotaBytes())
        .add("usedBytes", used == null ? JsonValue.NULL : Json.createValue(used))
        .build();
  }
}
