package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.members.BulkLines;
import net.psmail.portal.members.BulkSheet;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.bulk.BulkFault;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.token.Scope;

/** Acts on many accounts: handed in as a table, shown, ordered as shown, watched and stopped. */
@Path(BulkResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BulkResource {

  static final String PATH = "/api/v1/bulk";

  private static final Cursor LINES = new Cursor('l');
  private static final Texts WORDS = new Texts(Language.ENGLISH);

  @Inject private BulkActs bulks;
  @Inject private BulkSheet sheet;
  @Inject private Once once;
  @Inject private CurrentToken token;
  @Inject private Client client;
  @Context private UriInfo asked;

  /** Says what would happen, and lets nothing happen: so it takes no key. */
  @POST
  @Consumes("text/csv")
  @WithToken(Scope.BULK_SHOW)
  public Response show(byte[] table) {
    long id = shown(table);
    Slice<BulkLine> page = page(id, Optional.empty(), 0, AccountResource.MOST);
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, PATH + "/" + id)
        .entity(
            page.json(LINES, "lines", rows(page))
                .add("bulk", BulkJson.bulk(bulks.get(token.get(), id)))
                .build()
                .toString())
        .build();
  }

  /** The latest that were ordered, the newest first. */
  @GET
  @WithToken(Scope.BULK_SHOW)
  public String list() {
    return Json.createObjectBuilder()
        .add("bulks", AccountJson.array(bulks.ordered(token.get()), BulkJson::bulk))
        .build()
        .toString();
  }

  @GET
  @Path("{id}")
  @WithToken(Scope.BULK_SHOW)
  public String get(@PathParam("id") long id) {
    return BulkJson.bulk(bulks.get(token.get(), id)).toString();
  }

  /** A page of its lines, in their order. */
  @GET
  @Path("{id}/lines")
  @WithToken(Scope.BULK_SHOW)
  public Response lines(
      @PathParam("id") long id,
      @DefaultValue("") @QueryParam("state") String state,
      @DefaultValue("50") @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    int most = AccountResource.most(limit);
    int after = (int) Math.min(Integer.MAX_VALUE, LINES.number(cursor).orElse(0));
    Slice<BulkLine> page = page(id, state(state), after, most);
    return page.answer(asked, LINES, "lines", rows(page));
  }

  /** All lines as the table that the control room gives along. */
  @GET
  @Path("{id}/result.csv")
  @Produces("text/csv; charset=utf-8")
  @WithToken(Scope.BULK_SHOW)
  public Response result(@PathParam("id") long id) {
    return Response.ok(sheet.table(token.get(), id)).build();
  }

  /** Has it done as it was shown; the digest says what that was. */
  @POST
  @Path("{id}/order")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.BULK_ORDER)
  public Response order(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
    String digest = AccountActResource.field(fields, "digest");
    return once.make(
        fields,
        () -> {
          bulks.order(token.get(), id, digest, client.origin());
          return BulkJson.bulk(bulks.get(token.get(), id));
        });
  }

  /** Has nothing more done of it; what was done stays. */
  @DELETE
  @Path("{id}/order")
  @WithToken(Scope.BULK_ORDER)
  public Response stop(@PathParam("id") long id) {
    bulks.stop(token.get(), id, client.origin());
    return Response.noContent().build();
  }

  private Slice<BulkLine> page(long id, Optional<BulkLine.State> state, int after, int most) {
    return Slice.of(
        bulks.lines(token.get(), id, state, after, most + 1),
        most,
        line -> Integer.toString(line.number()));
  }

  private static JsonArrayBuilder rows(Slice<BulkLine> page) {
    return AccountJson.array(page.shown(), line -> BulkJson.line(BulkLines.view(line)));
  }

  private long shown(byte[] table) {
    try {
      return bulks.show(token.get(), table);
    } catch (ProvisioningException refused) {
      if (refused.kind() == Kind.BULK_REFUSED) {
        throw new Refusal(422, "bulk-refused", sentence(refused.bulkFault()));
      }
      throw refused;
    }
  }

  private static String sentence(BulkFault fault) {
    return WORDS.text(
        "problem.bulk." + Words.of(fault.reason()), Long.toString(fault.line()), fault.what());
  }

  private static Optional<BulkLine.State> state(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<BulkLine.State> known = Words.find(BulkLine.State.class, word);
    if (known.isEmpty()) {
      throw new Refusal(
          422,
          "invalid-state",
          "state is one of faulty, nothing, ready, done, refused and changed.");
    }
    return known;
  }
}
