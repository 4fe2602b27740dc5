package net.psmail.portal.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.psmail.portal.page.View;
import net.psmail.portal.view.KeptView;
import net.psmail.portal.view.Section;

/** Gives a text back whose author is not signed in any more, so that it can be sent again. */
final class KeptText {

  private static final Set<String> SHOWN = Set.of("title", "markdown", "csrf", "act");

  private KeptText() {}

  static Response answer(String address, MultivaluedMap<String, String> form) {
    Map<String, String> hidden = new LinkedHashMap<>();
    form.keySet().stream()
        .filter(name -> !SHOWN.contains(name))
        .forEach(name -> hidden.put(name, Typed.text(form, name)));
    KeptView kept =
        new KeptView(address, Typed.text(form, "title"), Typed.text(form, "markdown"), hidden);
    return Response.status(Response.Status.FORBIDDEN)
        .entity(new View("kept", Section.CONTROL_ROOM, kept))
        .build();
  }
}
