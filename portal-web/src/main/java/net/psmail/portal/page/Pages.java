package net.psmail.portal.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.psmail.portal.site.Noticeboard;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Page;
import net.psmail.portal.view.Texts;

/** Renders views with their precompiled templates. */
@ApplicationScoped
public class Pages {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "net.psmail.portal.templates");
  private final Map<Language, Texts> texts =
      Arrays.stream(Language.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  Texts::new,
                  (one, other) -> one,
                  () -> new EnumMap<>(Language.class)));

  @Inject private SiteSettings settings;
  @Inject private Assets assets;
  @Inject private FormTokens tokens;
  @Inject private Noticeboard noticeboard;

  /** The words of a language. */
  public Texts texts(Language language) {
    return Objects.requireNonNull(texts.get(language));
  }

  /** The page of a view as its visitor sees it. */
  public byte[] render(View view, Visit visit) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("page", frame(view, visit));
    if (view.model() != null) {
      parameters.put("model", view.model());
    }
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(view.template() + ".jte", parameters, output);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes::write);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Map<Language, String> paths(View view, Visit visit) {
    return view.paths().isEmpty() ? Page.everywhere(visit.path()) : view.paths();
  }

  private Page frame(View view, Visit visit) {
    Texts words = texts(visit.language());
    return new Page(
        words,
        settings.site(),
        paths(view, visit),
        visit.path(),
        view.section(),
        visit.member(),
        tokens.mark(),
        assets::address,
        noticeboard.notices(visit.language()),
        visit.isPreview());
  }
}
