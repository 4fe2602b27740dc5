package net.psmail.portal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a view as the page that it stands for. */
@Provider
@Produces(MediaType.TEXT_HTML)
@ApplicationScoped
public class ViewWriter implements MessageBodyWriter<View> {

  @Inject private Pages pages;
  @Inject private HttpServletRequest request;

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == View.class;
  }

  @Override
  public void writeTo(
      View view,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream output)
      throws IOException {
    Visit visit = Visit.of(request);
    byte[] page = pages.render(view, visit);
    headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8");
    headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag());
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, page.length);
    output.write(page);
  }
}
