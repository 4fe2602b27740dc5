package net.psmail.portal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Holds a body back until it is known whether it shall be kept; headers go through. */
final class CapturedResponse extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ServletOutputStream output = new Capture();
  private final PrintWriter writer = new PrintWriter(body, false, StandardCharsets.UTF_8);

  CapturedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Whether this is a whole answer that every visitor may get. */
  boolean isComplete() {
    return getStatus() == SC_OK && getHeader("Set-Cookie") == null;
  }

  byte[] body() {
    writer.flush();
    return body.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return output;
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public void flushBuffer() {
    // Nothing is sent before the whole body is here.
  }

  @Override
  public void setContentLength(int length) {
    // The answer counts its own bytes.
  }

  @Override
  public void setContentLengthLong(long length) {
    // The answer counts its own bytes.
  }

  @Override
  public void resetBuffer() {
    writer.flush();
    body.reset();
    super.resetBuffer();
  }

  private final class Capture extends ServletOutputStream {

    @Override
    public void write(int one) {
      body.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      body.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("the body is held back as a whole");
    }
  }
}
