// The description of the API by Swagger UI, which sends with every request what a page of Rasid sends.
const place = document.getElementById("api");
const csrf = document.querySelector('meta[name="csrf"]').content;

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.description,
  validatorUrl: null,
  deepLinking: false,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  syntaxHighlight: false,
  requestInterceptor: (request) => {
    request.headers["X-CSRF"] = csrf;
    return request;
  },
});
