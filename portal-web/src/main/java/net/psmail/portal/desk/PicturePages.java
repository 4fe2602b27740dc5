package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import net.psmail.portal.content.ContentFault;
import net.psmail.portal.content.ContentRefused;
import net.psmail.portal.content.Image;
import net.psmail.portal.content.Images;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.TakesFiles;
import net.psmail.portal.guard.Upload;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.PicturesView;
import net.psmail.portal.view.PicturesView.Picture;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;

/** The pictures that texts can show. */
@Path(Address.PICTURES)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PicturePages {

  private static final Set<String> FIELDS = Set.of("name", "alternative", "file");

  @Inject private CurrentSession session;
  @Inject private Images images;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@DefaultValue("") @QueryParam("done") String done) {
    session.author();
    return view("", "", Set.of("added", "removed").contains(done) ? done : "", List.of());
  }

  @POST
  @TakesFiles
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response add(List<EntityPart> parts) {
    Upload upload = new Upload(parts);
    String alternative = upload.line("alternative");
    String name = upload.line("name");
    byte[] file = upload.bytes("file");
    if (file.length == 0) {
      session.author();
      return forms.again(
          view(name, alternative, "", List.of(Problem.of("file", "problem.pictures-file"))));
    }
    try {
      images.add(session.author(), name, alternative, file, client.origin());
      return Redirect.to(Visit.of(request), Address.PICTURES + "?done=added");
    } catch (ContentRefused refusal) {
      return forms.again(view(name, alternative, "", problems(refusal)));
    }
  }

  @GET
  @Path("{name}/remove")
  public View ask(@PathParam("name") String name) {
    session.author();
    if (images.list().stream().noneMatch(image -> image.name().equals(name))) {
      throw new NotFoundException();
    }
    return new View(
        "ask",
        Section.CONTROL_ROOM,
        new AskView("picture", name, Address.PICTURES + "/" + name + "/remove", Address.PICTURES));
  }

  @POST
  @Path("{name}/remove")
  public Response remove(@PathParam("name") String name) {
    try {
      images.remove(session.author(), name, client.origin());
      return Redirect.to(Visit.of(request), Address.PICTURES + "?done=removed");
    } catch (ContentRefused refusal) {
      if (refusal.kind() == ContentRefused.Kind.NOT_FOUND) {
        throw refusal;
      }
      List<Problem> problems =
          refusal.faults().stream()
              .map(fault -> new Problem("", fault.key(), fault.arguments()))
              .toList();
      return forms.again(view("", "", "", problems));
    }
  }

  private View view(String name, String alternative, String done, List<Problem> problems) {
    List<Picture> pictures = images.list().stream().map(PicturePages::picture).toList();
    return new View(
        "pictures",
        Section.CONTROL_ROOM,
        new PicturesView(pictures, name, alternative, done, problems));
  }

  private static List<Problem> problems(ContentRefused refusal) {
    return refusal.faults().stream().map(PicturePages::problem).toList();
  }

  private static Problem problem(ContentFault fault) {
    String field = FIELDS.contains(fault.field()) ? fault.field() : "";
    return new Problem(field, fault.key(), fault.arguments());
  }

  private static Picture picture(Image image) {
    return new Picture(
        image.name(),
        image.address(),
        image.alternative(),
        image.width(),
        image.height(),
        image.bytes(),
        image.uploadedAt(),
        image.uploadedBy());
  }
}
