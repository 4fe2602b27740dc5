package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.Unlocked;
import net.psmail.provisioning.export.ExportFile;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** The file of a copy to take along, whole or from where a connection broke. */
@Path(ExportPages.PATH + "/file")
@SignedIn
@Proved
@Unlocked
@RequestScoped
@Produces("application/zip")
public class ExportFilePage {

  private static final int PARTIAL = 206;

  @Inject private Exports exports;
  @Inject private CurrentSession session;
  @Inject private Client client;

  @GET
  public Response file(
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    Session member = session.get();
    ExportFile file = exports.file(member);
    String tag = "\"" + file.made().getEpochSecond() + "-" + file.size() + "\"";
    boolean same = ifRange == null || ifRange.equals(tag);
    Optional<ByteRange> part = ByteRange.of(same ? range : null, file.size());
    if (part.isPresent() && !part.get().isWithin(file.size())) {
      return Response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header("Content-Range", "bytes */" + file.size())
          .build();
    }
    ByteRange bytes = part.orElse(new ByteRange(0, file.size() - 1));
    // All but the first byte may be had without it.
    exports.fetched(member, client.origin());
    StreamingOutput content = out -> file.copy(bytes.from(), bytes.length(), out);
    Response.ResponseBuilder answer =
        Response.ok(content)
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.ETAG, tag)
            .header(HttpHeaders.CONTENT_LENGTH, bytes.length())
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(member, file));
    part.ifPresent(
        asked ->
            answer
                .status(PARTIAL)
                .header(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(asked.from(), asked.to(), file.size())));
    return answer.build();
  }

  private static String disposition(Session member, ExportFile file) {
    LocalDate day = LocalDate.ofInstant(file.made(), ZoneOffset.UTC);
    // Letters, digits, dots and hyphens: an address of ours has no others.
    return "attachment; filename=\"%s-%s.zip\"".formatted(member.ownMailbox().local(), day);
  }
}
