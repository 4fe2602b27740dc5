package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSendings;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.token.Scope;

/** What programs do with a member's account. To a deletion a person agrees, in the control room. */
@Path(AccountResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountActResource {

  private static final String UNTIL = "until is a moment in UTC, as in 2030-01-31T12:00:00Z.";

  @Inject private MemberNotes notes;
  @Inject private MemberQuotas quotas;
  @Inject private MemberSendings sendings;
  @Inject private MemberSuspensions suspensions;
  @Inject private Deletions deletions;
  @Inject private ProposedDeletions proposed;
  @Inject private Once once;
  @Inject private CurrentToken token;
  @Inject private Client client;

  @POST
  @Path("{id}/notes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.ACCOUNTS_WRITE)
  public Response note(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
    Wording text = Wording.note(field(fields, "text"));
    return once.make(
        fields, () -> AccountJson.note(notes.add(token.get(), id, text, client.origin())));
  }

  @DELETE
  @Path("{id}/notes/{note}")
  @WithToken(Scope.ACCOUNTS_WRITE)
  public Response removeNote(@PathParam("id") long id, @PathParam("note") long note) {
    notes.remove(token.get(), id, note, client.origin());
    return Response.noContent().build();
  }

  @PUT
  @Path("{id}/quota")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.ACCOUNTS_WRITE)
  public Response quota(
      @PathParam("id") long id, @DefaultValue("0") @FormParam("bytes") String bytes) {
    quotas.change(token.get(), id, number(bytes), client.origin());
    return Response.noContent().build();
  }

  /** Suspends it, in the place of an earlier suspension. */
  @POST
  @Path("{id}/suspension")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.ACCOUNTS_SUSPEND)
  public Response suspend(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
    From from = from(field(fields, "from"));
    Wording reason = Wording.reason(field(fields, "reason"));
    Optional<Instant> until = moment(field(fields, "until"));
    return once.make(
        fields,
        () ->
            AccountJson.suspension(
                suspensions.suspend(token.get(), id, from, reason, until, client.origin())));
  }

  @DELETE
  @Path("{id}/suspension")
  @WithToken(Scope.ACCOUNTS_SUSPEND)
  public Response lift(@PathParam("id") long id) {
    suspensions.lift(token.get(), id, client.origin());
    return Response.noContent().build();
  }

  /** Lets it send what everybody may who is not new any more. */
  @DELETE
  @Path("{id}/probation")
  @WithToken(Scope.ACCOUNTS_WRITE)
  public Response liftProbation(@PathParam("id") long id) {
    sendings.liftProbation(token.get(), id, client.origin());
    return Response.noContent().build();
  }

  /** Asks another operator to agree. */
  @POST
  @Path("{id}/deletion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.ACCOUNTS_DELETE)
  public Response propose(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
    Wording reason = Wording.reason(field(fields, "reason"));
    return once.make(
        fields,
        () -> {
          propose(id, reason);
          return AccountJson.deletion(wish(id).orElseThrow());
        });
  }

  /** Asks no more. */
  @DELETE
  @Path("{id}/deletion")
  @WithToken(Scope.ACCOUNTS_DELETE)
  public Response withdraw(@PathParam("id") long id) {
    deletions.withdraw(token.get(), id, client.origin());
    if (wish(id).filter(ProposedDeletion::isApproved).isPresent()) {
      throw new Refusal(
          409, "already-approved", "Somebody has agreed: take it back in the control room.");
    }
    return Response.noContent().build();
  }

  /** Proposing comes first, because it holds the account before it reads anything. */
  private void propose(long id, Wording reason) {
    try {
      deletions.propose(token.get(), id, reason, client.origin());
    } catch (ProvisioningException refused) {
      if (refused.kind() == Kind.NOT_FOUND && wish(id).isPresent()) {
        throw new Refusal(409, "already-proposed", "This deletion was proposed already.");
      }
      throw refused;
    }
  }

  private Optional<ProposedDeletion> wish(long id) {
    return proposed.find(token.get(), id);
  }

  static String field(MultivaluedMap<String, String> fields, String name) {
    return Objects.requireNonNullElse(fields.getFirst(name), "");
  }

  private static long number(String bytes) {
    try {
      return Long.parseLong(bytes);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private static From from(String word) {
    return Words.find(From.class, word)
        .orElseThrow(() -> new Refusal(422, "invalid-from", "from is one of sending and sign-in."));
  }

  private static Optional<Instant> moment(String typed) {
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(typed));
    } catch (DateTimeException notAMoment) {
      throw new Refusal(422, "invalid-time", UNTIL);
    }
  }
}
