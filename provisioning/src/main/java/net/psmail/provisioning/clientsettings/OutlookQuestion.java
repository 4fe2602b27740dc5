package net.psmail.provisioning.clientsettings;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What Outlook asks of Autodiscover. A document type is refused before anything in it is read: no
 * entity is ever resolved.
 *
 * @param address as it was sent, of any mailbox or none
 * @param schema of the answer that is wanted; empty when none is named
 */
record OutlookQuestion(String address, String schema) {

  /** The schema that {@link Autodiscover} writes. */
  static final String ANSWER =
      "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

  private static final int LONGEST_ADDRESS = 320;

  boolean isForOurAnswer() {
    return schema.isEmpty() || schema.equals(ANSWER);
  }

  /**
   * Reads the request.
   *
   * @throws XMLStreamException when it is no XML, or has a document type, or no address
   */
  static OutlookQuestion read(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static OutlookQuestion read(XMLStreamReader reader) throws XMLStreamException {
    String address = "";
    String schema = "";
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("document type");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "EMailAddress" -> address = reader.getElementText().strip();
          case "AcceptableResponseSchema" -> schema = reader.getElementText().strip();
          default -> {}
        }
      }
    }
    if (address.indexOf('@') < 0 || address.length() > LONGEST_ADDRESS) {
      throw new XMLStreamException("no address");
    }
    return new OutlookQuestion(address, schema);
  }
}
