// Asio's and Beast's compiled half for the limit program, which links nothing of the product.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
